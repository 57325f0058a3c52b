package io.raptor.activity.audit;

/** Something that spoils searches in a document, and how it is mended. */
public enum Flaw {
    OTHER_SPACE(
            "vectors of another model or length than the dataset's, or of several lengths: searches leave them out",
            "index them again, or delete those whose files are gone"),
    NO_DIRECTION("vectors that are all zeros or no numbers: no search finds these nodes", Mend.ANEW),
    LOST_LETTERS("passages with U+FFFD, the mark of letters that were lost in reading", Mend.SOURCE),
    PRIVATE_CHARACTERS(
            "passages of characters that mean something in their own font alone, as PDFs without a character map give",
            Mend.SOURCE),
    ENCODED_DATA("passages of encoded data, such as pictures in base64, in place of text", Mend.ANEW),
    NO_CHARACTERS("texts with NUL or half of a surrogate pair, which not every database takes", Mend.ANEW);

    private final String what;
    private final String mend;

    Flaw(String what, String mend) {
        this.what = what;
        this.mend = mend;
    }

    /** What such a document has. */
    public String what() {
        return what;
    }

    /** What to do about it. */
    public String mend() {
        return mend;
    }

    private static final class Mend {

        private static final String ANEW =
                "delete them (./raptor delete DATASET DOCUMENT) and index again; retry-failed mends those that are partial";
        private static final String SOURCE =
                "save the files in another way (texts as UTF-8, PDFs with OCR), or delete them, and index again";

        private Mend() {}
    }
}
