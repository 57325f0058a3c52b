package io.raptor.starter.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place in a document in words for people: headings, then the page. */
public final class HeadingPath {

    private HeadingPath() {}

    /** As {@code Guide › Install, page 3}; empty where neither is known. */
    public static String words(List<String> headings, @Nullable Integer page) {
        String path = String.join(" › ", headings);
        if (page == null) {
            return path;
        }
        return path + (path.isEmpty() ? "page " : ", page ") + page;
    }
}
