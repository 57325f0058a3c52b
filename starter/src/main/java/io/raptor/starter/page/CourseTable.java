package io.raptor.starter.page;

import io.raptor.starter.task.Course;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A run's course as a table, its newest slot first.
 *
 * @param slot how long each is, in words
 */
record CourseTable(List<Row> rows, String slot) {

    CourseTable {
        rows = List.copyOf(rows);
    }

    /** @param at the slot's beginning */
    record Row(Instant at, String documents, String tokens) {
        public String utc() {
            return Figures.utc(at);
        }
    }

    static CourseTable of(Course course) {
        List<Row> rows = new ArrayList<>();
        for (int i = course.documents().size() - 1; i >= 0; i--) {
            rows.add(new Row(
                    Instant.ofEpochSecond(course.startSeconds() + i * course.slotSeconds()),
                    Figures.number(course.documents().get(i)),
                    Figures.number(course.tokens().get(i))));
        }
        return new CourseTable(rows, Figures.seconds((double) course.slotSeconds()));
    }
}
