package io.raptor.starter.guard;

import io.raptor.starter.guard.connection.ConnectionGuard;
import io.raptor.starter.guard.connection.ConnectionLimits;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/** The locks, put together in the order in which a request meets them. */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {

    private static final int ADDRESSES = 10_000;

    private static final String PERMISSIONS = "accelerometer=(), camera=(), display-capture=(), geolocation=(),"
            + " gyroscope=(), microphone=(), payment=(), usb=()";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /** What a page is dressed with; nothing of anybody's. */
    private static final String[] DRESS = {
        "/assets/**", "/webjars/**", "/favicon.ico", "/favicon.svg", "/favicon-attention.svg"
    };

    /** None: two measurements a filter and request cost more than the locks; requests are counted as a whole. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    OwnerToken ownerToken() {
        return new OwnerToken(new BigInteger(160, new SecureRandom()).toString(36));
    }

    @Bean
    FailedLogins failedLogins(Clock clock) {
        return new FailedLogins(clock, ADDRESSES);
    }

    @Bean
    TokenLogin tokenLogin(AccessRules rules, FailedLogins failures) {
        return new TokenLogin(rules, failures);
    }

    @Bean
    SessionCookies sessionCookies(AccessRules rules, GuardSettings settings, Clock clock) {
        return new SessionCookies(rules.tokens(), settings.sessionIdle(), settings.sessionLifetime(), clock);
    }

    @Bean
    LoginPage loginPage(SessionCookies sessions) {
        return new LoginPage(sessions);
    }

    @Bean
    ErrorPages errorPages() {
        return new ErrorPages();
    }

    /** Paths that could be read in two ways, odd methods, control characters in headers. */
    @Bean
    RequestRejectedHandler requestRejectedHandler() {
        return (request, response, why) -> RefusalWriter.send(
                request, response, HttpStatus.BAD_REQUEST, "the request's path, method or a header is malformed");
    }

    /** After the server's own, which has words for people only. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> earlyRefusals() {
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new EarlyRefusals()));
    }

    /** Slow senders of any number do not stop it. */
    @Bean
    ConnectionGuard connectionGuard(GuardSettings settings) {
        return new ConnectionGuard(ConnectionLimits.of(settings.connectionsPerAddress(), settings.bodyPatience()));
    }

    @Bean
    @Order(1)
    SecurityFilterChain watching(
            HttpSecurity http, GuardSettings settings, AccessRules rules, OwnerToken owner, FailedLogins failures)
            throws Exception {
        headers(http);
        return http.securityMatcher("/actuator/**")
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new ParameterFilter(), CorsFilter.class)
                .addFilterBefore(new MetricsFilter(settings, owner, rules, failures), CorsFilter.class)
                .authorizeHttpRequests(allowed -> allowed.anyRequest().permitAll())
                .build();
    }

    @Bean
    SecurityFilterChain locks(
            HttpSecurity http,
            GuardSettings settings,
            AccessRules rules,
            OwnerToken owner,
            FailedLogins failures,
            TokenLogin login,
            LoginPage page,
            SessionCookies sessions)
            throws Exception {
        headers(http);
        http.cors(cors -> cors.configurationSource(request -> codecOnly(request, settings)))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie())
                        .csrfTokenRequestHandler(new FormToken())
                        .requireCsrfProtectionMatcher(SecurityConfiguration::forgeable))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .httpBasic(AbstractHttpConfigurer::disable)
                .authenticationProvider(login)
                // Nobody is kept in a server's session. A policy for sessions would say so, too, but make each
                // request a new login, and forms would need another token after each.
                .securityContext(who -> who.securityContextRepository(new RequestAttributeSecurityContextRepository()))
                .addFilterBefore(new SameOriginFilter(settings), CorsFilter.class)
                .addFilterBefore(new ParameterFilter(), SameOriginFilter.class)
                .addFilterBefore(new BodyLimitFilter(settings.bodyPatience()), CsrfFilter.class)
                .addFilterBefore(
                        new StrangerFilter(rules, (request, response, why) -> unknown(request, response, rules)),
                        BodyLimitFilter.class)
                .addFilterBefore(new TokenFilter(owner, rules, failures, sessions), StrangerFilter.class)
                .addFilterAfter(new CsrfCookie(), CsrfFilter.class)
                .authorizeHttpRequests(allowed -> allowed.dispatcherTypeMatchers(
                                DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(DRESS)
                        .permitAll()
                        .requestMatchers("/codec/**")
                        .hasAnyAuthority(codec(rules))
                        .requestMatchers(request ->
                                rules.login() && request.getRequestURI().equals(LoginPage.PATH))
                        .permitAll()
                        .anyRequest()
                        .access((who, asked) -> new AuthorizationDecision(
                                Scope.needed(asked.getRequest()).held(who.get()))))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(
                                (request, response, why) -> unknown(request, response, rules))
                        .accessDeniedHandler((request, response, why) ->
                                RefusalWriter.send(request, response, HttpStatus.FORBIDDEN, forbidden(request, why))));
        if (rules.login()) {
            http.formLogin(form -> form.loginPage(LoginPage.PATH)
                            .passwordParameter("token")
                            .successHandler(page::succeeded)
                            .failureHandler(page::failed)
                            .permitAll())
                    .logout(out -> out.addLogoutHandler((request, response, who) -> sessions.end(request, response))
                            .logoutSuccessUrl(LoginPage.PATH + "?out")
                            .permitAll());
        } else {
            http.logout(AbstractHttpConfigurer::disable);
        }
        return http.build();
    }

    private static String forbidden(HttpServletRequest request, AccessDeniedException why) {
        return why instanceof CsrfException
                ? "this is not allowed; a form needs its hidden token: reload the page and try again"
                : "this token may not do that: it needs the scope "
                        + Scope.needed(request).text() + ", which RAPTOR_TOKENS on the server gives";
    }

    /** Who may have payloads decoded: with a token always, even where all else is open to this machine. */
    private static String[] codec(AccessRules rules) {
        return rules.login()
                ? new String[] {Requester.OWNER.name(), Requester.USER.name()}
                : new String[] {Requester.OWNER.name()};
    }

    private static void headers(HttpSecurity http) throws Exception {
        http.headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(ContentPolicy.TEXT))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                // Not none at all: browsers would then hide a form's origin from us.
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS)));
    }

    /** The one Temporal UI may ask the codec, with a token of its own; nobody else gets an answer to read. */
    private static @Nullable CorsConfiguration codecOnly(HttpServletRequest request, GuardSettings settings) {
        if (!request.getRequestURI().startsWith("/codec/")
                || settings.uiOrigin().isEmpty()) {
            return null;
        }
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOrigins(List.of(settings.uiOrigin()));
        cors.setAllowedMethods(List.of("POST"));
        cors.setAllowedHeaders(List.of("Authorization", "Content-Type", "X-Namespace"));
        return cors;
    }

    private static CookieCsrfTokenRepository csrfCookie() {
        CookieCsrfTokenRepository cookie = new CookieCsrfTokenRepository();
        cookie.setCookieCustomizer(attributes -> attributes.httpOnly(true).sameSite("Strict"));
        return cookie;
    }

    /** What a browser might be made to send: not what shows a token, nor JSON without a session. */
    private static boolean forgeable(HttpServletRequest request) {
        boolean stateless = RefusalWriter.forProgram(request) && !SessionCookies.brought(request);
        return !READING.contains(request.getMethod()) && !TokenFilter.bearer(request) && !stateless;
    }

    private static void unknown(HttpServletRequest request, HttpServletResponse response, AccessRules rules)
            throws IOException {
        if (rules.login() && !RefusalWriter.byProgram(request, request.getRequestURI())) {
            LoginPage.lead(request, response);
            return;
        }
        response.setHeader("WWW-Authenticate", "Bearer");
        RefusalWriter.send(
                request,
                response,
                HttpStatus.UNAUTHORIZED,
                "send the token: Authorization: Bearer …, with the value of RAPTOR_TOKEN on the server");
    }

    /** Makes the cookie of a page's forms before the page is sent: a long page is on its way before its last form. */
    private static final class CsrfCookie extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String accept = request.getHeader("Accept");
            if (accept != null
                    && accept.contains("text/html")
                    && request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
                String unused = token.getToken();
            }
            chain.doFilter(request, response);
        }
    }
}
