-- id: tsql_bare_functions_001
-- dialect: tsql
-- construct: insert
-- kind: bare_functions
-- reads: dbo.claim
-- writes: audit.claim
-- column: dbo.claim.claimid -> audit.claim.claimid direct
-- column: dbo.claim.clerk -> audit.claim.* filter
INSERT INTO audit.Claim (ClaimId, SeenBy, SeenAs)
SELECT c.ClaimId, USER, SYSTEM_USER FROM dbo.Claim AS c WHERE c.Clerk <> USER;
-- end

-- id: tsql_bare_functions_002
-- dialect: tsql
-- construct: insert, quoted_name
-- kind: bare_functions
-- reads: dbo.login
-- writes: audit.login
-- column: dbo.login.User -> audit.login.name direct
INSERT INTO audit.Login (Name) SELECT [User] FROM dbo.Login;
-- end
