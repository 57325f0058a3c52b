package io.raptor.activity.store;

/**
 * The version of a store's schema before and after a migration; the same where there was nothing to do.
 *
 * @param before 0 for a store without tables
 */
public record SchemaChange(int before, int after) {}
