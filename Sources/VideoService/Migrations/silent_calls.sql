-- Since when nothing was told of a paid call that is followed to its end; null when its provider told something last.
ALTER TABLE provider_call ADD COLUMN silent_since timestamptz;
