package io.raptor.starter.text;

/** Numbers of things in words: one document, two documents. */
public final class Counted {

    private Counted() {}

    /** @param thing one of them, whose plural ends with an s */
    public static String of(long number, String thing) {
        return of(number, thing, thing + "s");
    }

    public static String of(long number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }
}
