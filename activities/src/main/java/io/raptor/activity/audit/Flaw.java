package io.raptor.activity.audit;

/** A kind of fault that spoils searches in a document, with its repair. */
public enum Flaw {
    OTHER_SPACE(
            "vectors of another model or length than the dataset's, or of several lengths: searches leave them out",
            "index them again, or delete those whose files are gone"),
    NO_DIRECTION("vectors that are all zeros or no numbers: no search finds these nodes", Repair.ANEW),
    LOST_LETTERS("passages with U+FFFD, the mark of letters that were lost in reading", Repair.SOURCE),
    PRIVATE_CHARACTERS(
            "passages of characters that mean something in their own font alone, as PDFs without a character map give",
            Repair.SOURCE),
    ENCODED_DATA("passages of encoded data, such as pictures in base64, in place of text", Repair.ANEW),
    NO_CHARACTERS("texts with NUL or half of a surrogate pair, which not every database takes", Repair.ANEW);

    private final String what;
    private final String repair;

    Flaw(String what, String repair) {
        this.what = what;
        this.repair = repair;
    }

    /** What such a document has. */
    public String what() {
        return what;
    }

    /** What to do about it. */
    public String repair() {
        return repair;
    }

    private static final class Repair {

        private static final String ANEW =
                "delete them (./raptor delete DATASET DOCUMENT) and index again; retry-failed repairs those that are partial";
        private static final String SOURCE =
                "save the files in another way (texts as UTF-8, PDFs with OCR), or delete them, and index again";

        private Repair() {}
    }
}
