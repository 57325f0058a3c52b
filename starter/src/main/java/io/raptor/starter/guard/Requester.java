package io.raptor.starter.guard;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

/** The sender of a request. */
enum Requester {
    /** A command beside this process, with the token that only the home's user can read. */
    OWNER,
    /** One who may use this server. */
    USER;

    Authentication authentication() {
        return UsernamePasswordAuthenticationToken.authenticated(
                name(), null, AuthorityUtils.createAuthorityList(name()));
    }
}
