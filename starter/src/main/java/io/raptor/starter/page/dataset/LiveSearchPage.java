package io.raptor.starter.page.dataset;

import io.raptor.starter.dataset.AnswerFollower;
import io.raptor.starter.guard.connection.SentEvents;
import io.raptor.starter.text.Json;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The page of a question while its answer comes, as events: {@code page} with the hits, {@code answer} with more of the
 * answer's words, {@code again} where they begin anew, {@code page} with all of it once it is checked.
 */
final class LiveSearchPage implements AnswerFollower {

    private final SentEvents events;
    private final Supplier<String> content;

    /** @param content what the page has now */
    LiveSearchPage(SentEvents events, Supplier<String> content) {
        this.events = events;
        this.content = content;
    }

    void show() {
        events.send("page", Json.write(Map.of("html", content.get())));
    }

    @Override
    public void more(String words) {
        events.send("answer", Json.write(Map.of("delta", words)));
    }

    @Override
    public void again() {
        events.send("again", "{}");
    }
}
