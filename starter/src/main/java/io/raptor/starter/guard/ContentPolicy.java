package io.raptor.starter.guard;

/** The policy of what a page of ours may load: from this server alone, and no script of its own text. */
final class ContentPolicy {

    static final String TEXT = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self';"
            + " frame-ancestors 'none'; base-uri 'none'";

    private ContentPolicy() {}
}
