package io.raptor.starter.page.task;

import io.raptor.activity.port.Notices;
import io.raptor.activity.port.Notices.Notice;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** What happened to tasks while nobody looked, for the browser's notifications. */
@Controller
class NewsPages {

    private static final int MOST = 20;

    private final Notices notices;
    private final Clock clock;

    NewsPages(Notices notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * What there is to tell.
     *
     * @param until what is asked about next time, in milliseconds
     */
    record News(long until, List<Item> items) {}

    /** @param number the same in all windows, so that each is shown once */
    record Item(long number, String task, String title, String text) {

        static Item of(Notice notice) {
            String reason = notice.reason();
            return new Item(
                    notice.number(),
                    notice.taskId(),
                    notice.taskId() + ": " + TaskCard.label(notice.state()),
                    reason == null ? "" : reason);
        }
    }

    /** @param after milliseconds since 1970; 0 for what happens from now on */
    @GetMapping(path = "/news", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    News news(@RequestParam(defaultValue = "0") long after) {
        if (after <= 0) {
            return new News(clock.millis(), List.of());
        }
        List<Notice> happened = notices.happened(Instant.ofEpochMilli(after), MOST);
        long until = happened.stream()
                // Times are kept more exactly than they are asked by.
                .mapToLong(notice -> notice.at().toEpochMilli() + 1)
                .max()
                .orElse(after);
        return new News(
                until, happened.stream().filter(Notice::isNews).map(Item::of).toList());
    }
}
