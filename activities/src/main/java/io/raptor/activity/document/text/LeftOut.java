package io.raptor.activity.document.text;

import java.util.Locale;

/** A kind of content that a reader of the file would find and the text does not hold, with its number. */
public record LeftOut(Kind kind, int number) {

    /** A kind of content that is left out, with words for people. */
    public enum Kind {
        ATTACHMENT("attached file", "attached files"),
        EMBEDDED_FILE("embedded object", "embedded objects"),
        PICTURE("picture", "pictures"),
        CHART("chart", "charts"),
        DELETED_TEXT("deleted passage (tracked changes)", "deleted passages (tracked changes)"),
        COMMENT("comment of a reviewer", "comments of reviewers"),
        HIDDEN_TEXT("hidden passage", "hidden passages"),
        PAGE_WITHOUT_TEXT("page without text (scanned? run OCR)", "pages without text (scanned? run OCR)"),
        UNREADABLE_PAGE(
                "page whose characters cannot be read (run OCR)", "pages whose characters cannot be read (run OCR)"),
        ENCODED_DATA("run of encoded data", "runs of encoded data"),
        DAMAGED_CHARACTERS("damaged character", "damaged characters"),
        UNREAD_PART("part that cannot be read", "parts that cannot be read");

        private final String one;
        private final String several;

        Kind(String one, String several) {
            this.one = one;
            this.several = several;
        }
    }

    /** For people: {@code 2 attached files}. */
    public String words() {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? kind.one : kind.several);
    }
}
