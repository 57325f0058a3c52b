package io.raptor.starter.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BrowserTest {

    @Test
    void eachSystemHasAProgramForAddresses() {
        String url = "http://127.0.0.1:8080";
        assertThat(Browser.command("Linux", url)).containsExactly("xdg-open", url);
        assertThat(Browser.command("Mac OS X", url)).containsExactly("open", url);
        assertThat(Browser.command("Windows 11", url)).containsExactly("rundll32", "url.dll,FileProtocolHandler", url);
    }
}
