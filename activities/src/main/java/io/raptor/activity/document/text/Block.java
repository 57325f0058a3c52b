package io.raptor.activity.document.text;

/**
 * A piece of a text that a reader sees as one. A heading is without marks, a table's row has a tab between its cells,
 * code keeps its line ends and indentation.
 *
 * @param start the first character, which is no white space (but the indentation of code)
 * @param end behind the last character, which is no white space
 * @param level 1 to 6 of a heading, else 0
 * @param page the page or slide that it begins on, from 1; 0 where there is none
 */
public record Block(Kind kind, int start, int end, int level, int page) {

    /** The role of a block for its reader. */
    public enum Kind {
        HEADING,
        PARAGRAPH,
        LIST_ITEM,
        QUOTE,
        CODE,
        TABLE_ROW;

        /** Whether neighbours of this kind stand on lines that follow each other, without a blank line between. */
        boolean isClose() {
            return this == LIST_ITEM || this == TABLE_ROW;
        }
    }

    /** The block's text. */
    public String of(String text) {
        return text.substring(start, end);
    }
}
