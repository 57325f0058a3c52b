package io.raptor.starter.page.format;

import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A filter's choice, as it comes back in an address. */
public final class EnumParam {

    private EnumParam() {}

    /**
     * @param text empty for any of them
     * @param name of the kind, for people
     * @throws OperationException INVALID for a word that is none of them
     */
    public static <E extends Enum<E>> @Nullable E of(String text, Class<E> kind, String name) {
        try {
            return text.isEmpty() ? null : Enum.valueOf(kind, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new OperationException(Kind.INVALID, "there is no " + name + " " + text);
        }
    }
}
