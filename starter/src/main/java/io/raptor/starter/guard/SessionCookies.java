package io.raptor.starter.guard;

import io.raptor.activity.codec.Hmac;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * The sessions of people who signed in, each in a cookie that this server signed with the token they typed: every replica
 * with that token takes it, and a token that is no longer valid ends its sessions. A session ends when it is idle, when it
 * is old, and where its person signs out.
 */
public final class SessionCookies {

    static final String NAME = "raptor_session";

    /** Sessions that were ended by hand; the oldest is forgotten first. */
    private static final int ENDED = 10_000;

    private static final Duration RENEWED = Duration.ofMinutes(1);
    private static final int NONCE = 16;

    private final Map<AccessToken, Signature> signatures = new LinkedHashMap<>();
    private final Map<String, Boolean> ended = new Bounded();
    private final SecureRandom random = new SecureRandom();
    private final Duration idle;
    private final Duration lifetime;
    private final Clock clock;

    SessionCookies(List<AccessToken> tokens, Duration idle, Duration lifetime, Clock clock) {
        tokens.forEach(token -> signatures.put(token, new Signature(token.secret())));
        this.idle = idle;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** Whether a request brings one, valid or not. */
    public static boolean brought(HttpServletRequest request) {
        return value(request) != null;
    }

    private static @Nullable String value(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? null
                : Stream.of(cookies)
                        .filter(cookie -> cookie.getName().equals(NAME))
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse(null);
    }

    /** What a cookie says: times in milliseconds. */
    private record Session(long begun, long seen, String nonce) {

        String text() {
            return begun + "." + seen + "." + nonce;
        }
    }

    void begin(HttpServletRequest request, HttpServletResponse response, AccessToken token) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        signature(token).prepare();
        long now = clock.millis();
        write(request, response, token, new Session(now, now, HexFormat.of().formatHex(nonce)));
    }

    /** The token that a request's session was begun with; the session is not idle from then on. */
    Optional<AccessToken> find(HttpServletRequest request, HttpServletResponse response) {
        String value = value(request);
        int mac = value == null ? -1 : value.lastIndexOf('.');
        if (value == null || mac < 0) {
            return Optional.empty();
        }
        String text = value.substring(0, mac);
        Optional<AccessToken> token = signer(text, value.substring(mac + 1));
        if (token.isEmpty()) {
            return token;
        }
        String[] parts = text.split("\\.", -1);
        Session session = new Session(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2]);
        long now = clock.millis();
        boolean over = now - session.begun() > lifetime.toMillis() || now - session.seen() > idle.toMillis();
        if (over || isEnded(session.nonce())) {
            return Optional.empty();
        }
        if (now - session.seen() > Math.min(RENEWED.toMillis(), idle.toMillis() / 4)) {
            write(request, response, token.get(), new Session(session.begun(), now, session.nonce()));
        }
        return token;
    }

    private Optional<AccessToken> signer(String text, String mac) {
        return signatures.entrySet().stream()
                .filter(signature -> signature.getValue().is(text, mac))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Ends a request's session: on this replica at once, on others with the cookie that its browser forgets. */
    void end(HttpServletRequest request, HttpServletResponse response) {
        String value = value(request);
        if (value != null && find(request, response).isPresent()) {
            synchronized (ended) {
                ended.put(value.split("\\.", -1)[2], true);
            }
        }
        set(response, cookie(request, "").maxAge(Duration.ZERO));
    }

    private boolean isEnded(String nonce) {
        synchronized (ended) {
            return ended.containsKey(nonce);
        }
    }

    private void write(HttpServletRequest request, HttpServletResponse response, AccessToken token, Session session) {
        set(response, cookie(request, session.text() + "." + signature(token).of(session.text())));
    }

    private Signature signature(AccessToken token) {
        Signature signature = signatures.get(token);
        if (signature == null) {
            throw new IllegalStateException("a token that is none of the server's");
        }
        return signature;
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(HttpServletRequest request, String value) {
        return ResponseCookie.from(NAME, value)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict");
    }

    private static void set(HttpServletResponse response, ResponseCookie.ResponseCookieBuilder cookie) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
    }

    private static final class Bounded extends LinkedHashMap<String, Boolean> {

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > ENDED;
        }
    }

    /** The signature of sessions by a key that is made of a token, slowly, so that a cookie helps nobody to guess it. */
    private static final class Signature {

        private static final String DERIVATION = "PBKDF2WithHmacSHA256";
        private static final byte[] SALT = "raptor sessions".getBytes(StandardCharsets.UTF_8);
        private static final int ROUNDS = 100_000;
        private static final int BITS = 256;

        private final String token;
        private @Nullable SecretKey key;

        Signature(String token) {
            this.token = token;
        }

        String of(String text) {
            return HexFormat.of().formatHex(Hmac.of(key(), text));
        }

        boolean is(String text, String signature) {
            return Secrets.same(of(text), signature);
        }

        /** Takes the time of the first signature, before a session's time begins. */
        void prepare() {
            String unused = of("");
        }

        /** Made when it is first needed: most processes never sign. */
        private synchronized SecretKey key() {
            if (key == null) {
                PBEKeySpec made = new PBEKeySpec(token.toCharArray(), SALT, ROUNDS, BITS);
                try {
                    key = Hmac.key(SecretKeyFactory.getInstance(DERIVATION)
                            .generateSecret(made)
                            .getEncoded());
                } catch (GeneralSecurityException e) {
                    throw new IllegalStateException("every Java has " + DERIVATION, e);
                }
            }
            return key;
        }
    }
}
