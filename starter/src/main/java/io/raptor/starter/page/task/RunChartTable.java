package io.raptor.starter.page.task;

import io.raptor.starter.page.format.Formats;
import io.raptor.starter.task.RunChart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A run's course as a table, its newest slot first.
 *
 * @param slot how long each is, in words
 */
public record RunChartTable(List<Row> rows, String slot) {

    public RunChartTable {
        rows = List.copyOf(rows);
    }

    /** @param at the slot's beginning */
    record Row(Instant at, String documents, String calls, String tokens) {
        public String utc() {
            return Formats.utc(at);
        }
    }

    static RunChartTable of(RunChart course) {
        List<Row> rows = new ArrayList<>();
        for (int i = course.documents().size() - 1; i >= 0; i--) {
            rows.add(new Row(
                    Instant.ofEpochSecond(course.startSeconds() + i * course.slotSeconds()),
                    Formats.number(course.documents().get(i)),
                    Formats.number(course.calls().get(i)),
                    Formats.number(course.tokens().get(i))));
        }
        return new RunChartTable(rows, Formats.seconds((double) course.slotSeconds()));
    }
}
