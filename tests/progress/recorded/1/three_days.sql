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
INSERT INTO "items" VALUES('amzn1.ask.account.7E21D67C7C97ED6D07B052F2A1DC69AD6983A806416FA133FC0013D8394FD846','household#practice#2027-01-16T08:03:40Z.00000003',1,1,'amzn1.echo-api.request.00000000-0000-0000-0000-000000000007',1834647500,'{"key":"2027-01-16T08:03:40Z.00000003","started":1800086620.0,"ended":1800087500.0,"routine":"full_back","stretches":["neck_flexion","neck_lateral_flexion","levator_scapulae","lower_back_flexion","sciatic_relief","knee_lunge"]}');
INSERT INTO "items" VALUES('amzn1.ask.account.7E21D67C7C97ED6D07B052F2A1DC69AD6983A806416FA133FC0013D8394FD846','household#practice#2027-01-17T08:18:20Z.00000009',1,1,'amzn1.echo-api.request.00000000-0000-0000-0000-00000000000d',1834734780,'{"key":"2027-01-17T08:18:20Z.00000009","started":1800173900.0,"ended":1800174780.0,"routine":"full_back","stretches":["neck_flexion","neck_lateral_flexion","levator_scapulae","lower_back_flexion","sciatic_relief","knee_lunge"]}');
INSERT INTO "items" VALUES('amzn1.ask.account.7E21D67C7C97ED6D07B052F2A1DC69AD6983A806416FA133FC0013D8394FD846','household#practice#2027-01-18T08:33:00Z.0000000f',1,1,'amzn1.echo-api.request.00000000-0000-0000-0000-000000000013',1834822060,'{"key":"2027-01-18T08:33:00Z.0000000f","started":1800261180.0,"ended":1800262060.0,"routine":"full_back","stretches":["neck_flexion","neck_lateral_flexion","levator_scapulae","lower_back_flexion","sciatic_relief","knee_lunge"]}');
INSERT INTO "items" VALUES('amzn1.ask.account.7E21D67C7C97ED6D07B052F2A1DC69AD6983A806416FA133FC0013D8394FD846','household#record',1,18,'amzn1.echo-api.request.00000000-0000-0000-0000-000000000017',1834908680,'{"agreed":{"at":1800086620.0,"wording":1},"finished":3,"counted":"2027-01-18T08:33:00Z.0000000f","used":1800348680.0,"preferences":{"hold":"long"},"open_practice":{"key":"2027-01-19T08:47:40Z.00000015","started":1800348460.0,"plan":{"routine":"full_back","stretches":[["neck_flexion","standard",2,10,true,null],["neck_lateral_flexion","standard",2,15,true,null],["levator_scapulae","standard",2,20,true,null],["lower_back_flexion","standard",2,10,true,null],["sciatic_relief","standard",2,25,true,null],["knee_lunge","standard",2,25,true,null]]},"bookmark":["levator_scapulae","right",1],"touched":1800348680.0,"released":["neck_flexion","neck_lateral_flexion"]}}');
CREATE INDEX items_by_expiry ON items (expires_at);
COMMIT;
