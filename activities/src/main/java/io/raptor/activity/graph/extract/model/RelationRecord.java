package io.raptor.activity.graph.extract.model;

import java.util.List;

/**
 * A relation as a model wrote it.
 *
 * @param strength NaN where there is none
 * @param at numbers of passages, as written
 */
record RelationRecord(String from, String to, String description, double strength, List<Integer> at) {}
