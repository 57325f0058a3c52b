package io.raptor.starter.guard;

import io.raptor.starter.guard.FailedLogins.LoginCheck;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Takes a configured token in place of a name and a password. */
final class TokenLogin implements AuthenticationProvider {

    private final AccessRules rules;
    private final FailedLogins failures;

    TokenLogin(AccessRules rules, FailedLogins failures) {
        this.rules = rules;
        this.failures = failures;
    }

    @Override
    public Authentication authenticate(Authentication shown) {
        String address = shown.getDetails() instanceof WebAuthenticationDetails from ? from.getRemoteAddress() : "";
        String token = String.valueOf(shown.getCredentials());
        Optional<AccessToken> known = rules.login() ? rules.token(token) : Optional.empty();
        LoginCheck verdict = failures.judge(address, known::isPresent);
        if (verdict.mustWait()) {
            throw new TooMany(verdict.retryAfter());
        }
        return known.map(Requester.USER::by).orElseThrow(() -> new BadCredentialsException("not a token"));
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }

    /** Not looked at: too many wrong ones came from there. */
    static final class TooMany extends LockedException {

        private static final long serialVersionUID = 1;

        private final String retryAfter;

        TooMany(String retryAfter) {
            super("too many wrong tokens");
            this.retryAfter = retryAfter;
        }

        String retryAfter() {
            return retryAfter;
        }
    }
}
