-- id: redshift_model_training_001
-- dialect: redshift
-- construct: select
-- kind: model_training
-- reads: crm.customer
CREATE MODEL churn FROM crm.customer TARGET churned FUNCTION predict_churn IAM_ROLE default SETTINGS (S3_BUCKET 'b');
-- end

-- id: redshift_model_training_002
-- dialect: redshift
-- construct: select
-- kind: model_training
-- reads: crm.visit, crm.customer
CREATE MODEL m.churn
FROM (SELECT age, churned FROM crm.visit v JOIN crm.customer c ON c.id = v.id WHERE v.day < '2024-01-01')
TARGET churned FUNCTION m.predict
IAM_ROLE 'arn:x'
SETTINGS (S3_BUCKET 'b', MAX_RUNTIME 500);
-- end

-- id: redshift_model_training_003
-- dialect: redshift
-- construct: script, insert
-- kind: model_training
-- reads: f.stage, f.train
-- writes: f.train
-- column: f.stage.x -> f.train.x direct
INSERT INTO f.train (x) SELECT x FROM f.stage;
CREATE MODEL f.price FROM f.train TARGET y FUNCTION f.guess IAM_ROLE default AUTO OFF MODEL_TYPE XGBOOST OBJECTIVE 'reg:squarederror' PREPROCESSORS 'none' HYPERPARAMETERS DEFAULT EXCEPT (NUM_ROUND '100') SETTINGS (S3_BUCKET 'b');
-- end

-- id: redshift_model_training_004
-- dialect: redshift
-- construct: ddl
-- kind: model_training
CREATE MODEL remote_one FUNCTION f_remote (int) RETURNS int SAGEMAKER 'endpoint' IAM_ROLE default;
-- end

-- id: redshift_model_training_005
-- dialect: redshift
-- construct: ddl
-- kind: model_training
CREATE MODEL local_one FROM 'training-job-name' FUNCTION f_local (int, int) RETURNS int IAM_ROLE default SETTINGS (S3_BUCKET 'b');
-- end
