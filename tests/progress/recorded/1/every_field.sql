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
INSERT INTO "items" VALUES('amzn1.ask.account.7E21D67C7C97ED6D07B052F2A1DC69AD6983A806416FA133FC0013D8394FD846','household#record',1,1,'r-1',1834560000,'{"agreed":{"at":1800000000.0,"wording":1},"full_script_next":true,"gently":true,"finished":12,"counted":"2027-01-14T07:50:00Z.0000000a","used":1800000600.5,"time_zone":"Europe/Dublin","preferences":{"routine":"quick","repeats":5,"hold":"long","pace":"brisk","first_side":"left","ask_less":true,"left_out":["floor","knee_lunge"],"variations":{"lower_back_flexion":"easier"}},"open_practice":{"key":"2027-01-15T07:50:00Z.0000000b","started":1799999400.0,"plan":{"routine":"quick","stretches":[["levator_scapulae","easier",4,30,true,"right"]],"pace":"slow","first_side":"left","bed":true,"no_kneeling":true},"bookmark":["levator_scapulae","right",4],"touched":1800000000.0,"released":["neck_flexion"],"skipped":[["neck_flexion","standard",2,5,false,null]]}}');
CREATE INDEX items_by_expiry ON items (expires_at);
COMMIT;
