package io.raptor.activity.graph.extract.model;

import java.util.List;

/**
 * An entity as a model wrote it.
 *
 * @param name may be empty
 * @param at numbers of passages, as written
 */
record EntityRecord(String name, String type, String description, List<Integer> at) {}
