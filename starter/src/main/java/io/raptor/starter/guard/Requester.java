package io.raptor.starter.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

/** The sender of a request. */
enum Requester {
    /** A command beside this process, with the token that only the home's user can read. */
    OWNER,
    /** One who may use this server. */
    USER;

    /** With all scopes. */
    Authentication authentication() {
        return with(Set.of(Scope.values()));
    }

    /** With those of a token, which it names. */
    Authentication by(AccessToken token) {
        UsernamePasswordAuthenticationToken known = with(token.scopes());
        known.setDetails(token);
        return known;
    }

    private UsernamePasswordAuthenticationToken with(Set<Scope> scopes) {
        List<String> authorities = new ArrayList<>(List.of(name()));
        scopes.stream().sorted().map(Scope::name).forEach(authorities::add);
        return UsernamePasswordAuthenticationToken.authenticated(
                name(), null, AuthorityUtils.createAuthorityList(authorities));
    }
}
