package io.raptor.activity.model.endpoint;

import io.raptor.activity.model.http.RefusalKind;
import io.raptor.activity.model.http.RefusedException;
import java.util.Locale;
import java.util.regex.Pattern;

/** The number of texts that an endpoint embeds in one call: what is set, until it refuses so many. */
final class BatchSize {

    private static final Pattern ABOUT_SIZE = Pattern.compile(
            "batch|(?:too many|number of|max(?:imum)?|length of|size of) (?:\\w+ ){0,3}(?:inputs?|texts?|items|elements|documents|array|list)"
                    + "|(?:inputs?|texts?|items|elements|array|list)\\b.{0,60}(?:too (?:many|long|large)|at most|no more than|larger than|less than|fewer than|exceed|maximum|limit)"
                    + "|maximum allowed|tokens per request|payload too large|too[ _]?many|entity too large|list should have at most|不得超过");

    private static final Pattern ABOUT_SEVERAL =
            Pattern.compile("batch|inputs|texts|items|array|list|tokens per request|number of");

    private volatile int size;
    private volatile int refused = Integer.MAX_VALUE;

    BatchSize(int set) {
        this.size = set;
    }

    int texts() {
        return size;
    }

    /** Whether fewer texts may do. */
    boolean isRefused(RefusedException refusal, int texts) {
        boolean longText =
                refusal.kind() == RefusalKind.TOO_LONG && !refusal.error().says(ABOUT_SEVERAL);
        boolean about = refusal.status() == 413
                || (refusal.ofRequest()
                        && !longText
                        && (refusal.error().says(ABOUT_SIZE)
                                || refusal.error()
                                        .code()
                                        .toLowerCase(Locale.ROOT)
                                        .contains("batch")));
        if (texts > 1 && about) {
            refused = Math.min(refused, texts);
        }
        return texts > 1 && about;
    }

    /** So many were taken: of more, where more were refused, it is not asked again. */
    void worked(int texts) {
        if (refused <= size && texts < refused) {
            size = Math.max(texts, refused / 2);
        }
    }
}
