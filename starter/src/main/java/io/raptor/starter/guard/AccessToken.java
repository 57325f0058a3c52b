package io.raptor.starter.guard;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token that callers show, and what it lets them do.
 *
 * @param secret the word itself
 */
public record AccessToken(String secret, Set<Scope> scopes) {

    /** What stands before a secret that may not do everything. */
    private static final Pattern LIMITED = Pattern.compile("([a-z]+(?:\\+[a-z]+)*):(.*)");

    public AccessToken {
        scopes = Set.copyOf(scopes);
    }

    /** One that may do everything. */
    public static AccessToken full(String secret) {
        return new AccessToken(secret, EnumSet.allOf(Scope.class));
    }

    /**
     * All tokens that are valid.
     *
     * @param first may do everything; empty for none
     * @param further a list, separated by commas or line ends, of {@code SECRET} and {@code read+run:SECRET}
     * @throws IllegalArgumentException saying what is wrong with the list, without a secret
     */
    public static List<AccessToken> all(String first, String further) {
        List<AccessToken> tokens = new ArrayList<>();
        if (!first.isBlank()) {
            tokens.add(full(first));
        }
        for (String entry : further.split("[,\\r\\n]+", -1)) {
            if (!entry.isBlank()) {
                tokens.add(one(entry.strip()));
            }
        }
        return tokens;
    }

    private static AccessToken one(String entry) {
        Matcher limited = LIMITED.matcher(entry);
        if (!limited.matches()) {
            return full(entry);
        }
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String name : limited.group(1).split("\\+", -1)) {
            scopes.add(Scope.named(name)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "RAPTOR_TOKENS: before a colon there may be read, run and delete, joined by +")));
        }
        if (limited.group(2).isBlank()) {
            throw new IllegalArgumentException("RAPTOR_TOKENS: behind a colon the token is missing");
        }
        return new AccessToken(limited.group(2), scopes);
    }

    /** The one of these that is shown; every one is compared, so that the time tells nothing. */
    static Optional<AccessToken> shown(List<AccessToken> tokens, String secret) {
        Optional<AccessToken> found = Optional.empty();
        for (AccessToken token : tokens) {
            if (Secrets.same(token.secret, secret)) {
                found = Optional.of(token);
            }
        }
        return found;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "AccessToken" + scopes;
    }
}
