"""The verify queue: facts that have grown old, one contact at a time, one key a fact."""
