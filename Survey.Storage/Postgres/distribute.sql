-- Distributes a store over the workers of a Citus cluster. The large tables are split by bucket, so that all rows of an answer are in one
-- place. What every answer reads is copied to each worker. Accounts, messages and sign-ins stay on the coordinator.

ALTER TABLE publication_response
    DROP CONSTRAINT publication_response_publication_fkey,
    DROP CONSTRAINT publication_response_bucket_round_respondent_revision_fkey;

SELECT create_distributed_function(oid::regprocedure)
FROM pg_proc
WHERE pronamespace = current_schema()::regnamespace
    AND proname IN ('bucket_of', 'hash_part', 'row_hash')
ORDER BY oid;

SELECT create_reference_table('round_revision');
SELECT create_reference_table('round_decision');
SELECT create_reference_table('contact');
SELECT create_reference_table('wording');
SELECT create_reference_table('analysis_entry');
SELECT create_reference_table('publication');
SELECT create_reference_table('audit_base');
SELECT create_reference_table('tallied_round');

SELECT create_distributed_table('response_revision', 'bucket', colocate_with => 'none');
SELECT create_distributed_table('response', 'bucket', colocate_with => 'response_revision');
SELECT create_distributed_table('draft', 'bucket', colocate_with => 'response_revision');
SELECT create_distributed_table('access_link', 'bucket', colocate_with => 'response_revision');
SELECT create_distributed_table('audit_entry', 'bucket', colocate_with => 'response_revision');
SELECT create_distributed_table('publication_response', 'bucket', colocate_with => 'response_revision');
SELECT create_distributed_table('tally', 'bucket', colocate_with => 'response_revision');

ALTER TABLE publication_response
    ADD CONSTRAINT publication_response_publication_fkey FOREIGN KEY (publication) REFERENCES publication (id),
    ADD CONSTRAINT publication_response_bucket_round_respondent_revision_fkey
        FOREIGN KEY (bucket, round, respondent, revision) REFERENCES response_revision (bucket, round, respondent, revision);
