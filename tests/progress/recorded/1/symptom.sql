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
INSERT INTO "items" VALUES('amzn1.ask.account.7E21D67C7C97ED6D07B052F2A1DC69AD6983A806416FA133FC0013D8394FD846','household#record',1,4,'amzn1.echo-api.request.00000000-0000-0000-0000-000000000007',1834560200,'{"agreed":{"at":1800000040.0,"wording":1},"full_script_next":true,"gently":true,"used":1800000200.0,"preferences":{}}');
CREATE INDEX items_by_expiry ON items (expires_at);
COMMIT;
