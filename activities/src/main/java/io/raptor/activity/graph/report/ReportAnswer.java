package io.raptor.activity.graph.report;

import io.raptor.activity.graph.DropReason;
import io.raptor.activity.graph.Report;
import java.util.Map;

/** A model's report whose findings all rest on passages, and what of its answer was dropped. */
public record ReportAnswer(Report report, Map<DropReason, Integer> dropped) {}
