package io.raptor.starter.mcp;

/** An answer while it is written: text up to a number of tokens. */
final class Room {

    static final String NAME = "max_tokens";
    static final int LEAST = 50;
    static final int MOST = 50_000;
    static final int USUAL = 3000;

    /** Of prose in most languages that letters are written in; others have fewer, and are taken for longer. */
    private static final int CHARACTERS = 3;

    private final StringBuilder text = new StringBuilder();
    private final int tokens;
    private int used;

    private Room(int tokens) {
        this.tokens = tokens;
    }

    static Room of(Arguments arguments) {
        return new Room(tokens(arguments));
    }

    static int tokens(Arguments arguments) {
        return arguments.number(NAME, USUAL, LEAST, MOST);
    }

    static Schema schema(Schema schema) {
        return schema.number(NAME, LEAST, MOST, "size of the answer in tokens (" + USUAL + ")");
    }

    /** Adds a line if there is room for it. */
    boolean line(String line) {
        return add(line + "\n", estimate(line));
    }

    /**
     * Adds a passage under the line that says where it stands. The first one is cut to the room that there is, those after
     * it are added whole or not at all.
     *
     * @param tokens of the passage
     */
    boolean passage(String source, String passage, int tokens) {
        int needed = estimate(source) + tokens;
        if (add(source + "\n" + passage.strip() + "\n\n", needed)) {
            return true;
        }
        if (used > 0 || passage.isEmpty()) {
            return false;
        }
        int room = Math.max(1, this.tokens - estimate(source));
        int end = (int) Math.min(passage.length(), (long) passage.length() * room / Math.max(1, needed));
        String cut =
                passage.substring(0, Character.isHighSurrogate(passage.charAt(Math.max(0, end - 1))) ? end - 1 : end);
        text.append(source).append('\n').append(cut.strip()).append("… (cut: raise max_tokens)\n\n");
        used = this.tokens;
        return true;
    }

    private boolean add(String some, int needed) {
        if (used + needed > tokens) {
            return false;
        }
        text.append(some);
        used += needed;
        return true;
    }

    private static int estimate(String text) {
        return text.length() / CHARACTERS + 1;
    }

    /** Adds what must not be missing, such as how to get the rest. */
    Room note(String line) {
        text.append(line).append('\n');
        return this;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    String written() {
        return text.toString().strip();
    }
}
