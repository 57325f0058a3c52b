package io.raptor.starter.task;

import io.raptor.activity.port.Catalogue.TaskPage;
import io.raptor.activity.port.Catalogue.TaskPlace;
import io.raptor.activity.port.Catalogue.TaskRow;
import io.raptor.starter.problem.Fault;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last task of a page as a word that callers hand back unread. */
final class TaskCursor {

    private static final String BETWEEN = " ";

    private TaskCursor() {}

    /** Where the next page begins; {@code null} where there is none. */
    static @Nullable String after(TaskPage page) {
        if (!page.more()) {
            return null;
        }
        TaskRow last = page.rows().get(page.rows().size() - 1);
        String place = last.createdAt() + BETWEEN + last.taskId();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws OperationException INVALID for what is no word of ours */
    static @Nullable TaskPlace place(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            String place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int end = place.indexOf(BETWEEN);
            return new TaskPlace(Instant.parse(place.substring(0, Math.max(0, end))), place.substring(end + 1));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw OperationException.of(
                    Kind.INVALID,
                    List.of(Fault.ofParameter("cursor", "the parameter cursor must be a next_cursor of this list")));
        }
    }
}
