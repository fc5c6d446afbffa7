-- Calls are deleted by age, oldest first.
CREATE INDEX provider_call_age ON provider_call USING brin (prepared_at);
