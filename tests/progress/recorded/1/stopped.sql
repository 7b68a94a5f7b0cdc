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
INSERT INTO "items" VALUES('amzn1.ask.account.7E21D67C7C97ED6D07B052F2A1DC69AD6983A806416FA133FC0013D8394FD846','household#record',1,3,'amzn1.echo-api.request.00000000-0000-0000-0000-000000000005',1834560250,'{"agreed":{"at":1800000040.0,"wording":1},"used":1800000250.0,"preferences":{},"open_practice":{"key":"2027-01-15T08:00:40Z.00000003","started":1800000040.0,"plan":{"routine":"full_back","stretches":[["neck_flexion","standard",2,5,false,null],["neck_lateral_flexion","standard",2,5,false,null],["levator_scapulae","standard",2,10,false,null],["lower_back_flexion","standard",2,3,false,null],["sciatic_relief","standard",2,10,false,null],["knee_lunge","standard",2,10,false,null]]},"bookmark":["levator_scapulae","right",1],"touched":1800000250.0,"released":["neck_flexion","neck_lateral_flexion"]}}');
CREATE INDEX items_by_expiry ON items (expires_at);
COMMIT;
