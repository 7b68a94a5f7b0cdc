BEGIN TRANSACTION;
CREATE TABLE items (
    owner TEXT NOT NULL,
    item TEXT NOT NULL,
    schema INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    request TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (owner, item)
) WITHOUT ROWID
;
INSERT INTO "items" VALUES('amzn1.ask.account.7E21D67C7C97ED6D07B052F2A1DC69AD6983A806416FA133FC0013D8394FD846','amzn1.ask.person.38B5F1C6BBE1CB10201A93ED3C393730F37C69D1B1A22F773FF19B9F6A6EECC8#record',1,10,'amzn1.echo-api.request.00000000-0000-0000-0000-00000000000d',1834560340,'{"agreed":{"at":1800000040.0,"wording":1},"used":1800000340.0,"preferences":{"repeats":3,"hold":20,"pace":"slow","ask_less":true,"left_out":["kneeling"],"variations":{"sciatic_relief":"easier"}},"open_practice":{"key":"2027-01-15T08:00:40Z.00000003","started":1800000040.0,"plan":{"routine":"lower_back","stretches":[["sciatic_relief","easier",3,10,false,null]],"pace":"slow","no_kneeling":true},"bookmark":["sciatic_relief","right",2],"touched":1800000340.0,"released":["sciatic_relief"],"skipped":[["lower_back_flexion","standard",2,3,false,null]]}}');
CREATE INDEX items_by_expiry ON items (expires_at);
COMMIT;
