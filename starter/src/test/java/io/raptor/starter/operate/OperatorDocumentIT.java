package io.raptor.starter.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Every command line of the operator's document, against the service in the process and against a real server. */
@Timeout(300)
class OperatorDocumentIT {

    private static final String DOCUMENT = "operate.md";
    private static final CommandLines LINES = CommandLines.of(DOCUMENT, "sh");
    /** How a site is set up: done by the fixture. */
    private static final Set<String> SETTING_UP = Set.of("serve", "worker", "address");

    private static final String ONLY_ON_A_SERVER = "list-on-a-server";

    @TempDir
    private Path folder;

    @Test
    void theAddressesAreInTheVariablesThatTheToolsRead() {
        assertThat(LINES.block("address"))
                .allMatch(line -> line.matches("export (TEMPORAL_ADDRESS|TEMPORAL_CLI_ADDRESS)=\\S+ +# .*"));
        assertThat(LINES.block("address")).hasSize(2);
    }

    @TestFactory
    List<DynamicTest> everyLineInTheProcess() throws IOException {
        Tools.tctl();
        Site site = Site.start(folder, LINES.block("serve").get(0), "--port", "0");
        return tests(site, site::stop, true);
    }

    @TestFactory
    List<DynamicTest> everyLineOnAServer() throws IOException {
        RealServer server = RealServer.start(folder);
        return tests(server.site(), server::stop, false);
    }

    private static List<DynamicTest> tests(Site site, Executable end, boolean embedded) throws IOException {
        Scenarios scenarios = new Scenarios(site);
        List<DynamicTest> tests = new ArrayList<>();
        LINES.blocks().forEach((block, lines) -> {
            for (String line : SETTING_UP.contains(block) ? List.<String>of() : lines) {
                tests.add(DynamicTest.dynamicTest(block + ": " + line, () -> {
                    if (embedded && block.equals(ONLY_ON_A_SERVER)) {
                        assertThat(site.run(line).text()).contains("unimplemented");
                    } else {
                        scenarios.of(block).prove(line, site);
                    }
                }));
            }
        });
        for (String line : LINES.block("status")) {
            tests.add(DynamicTest.dynamicTest(
                    "after the end: " + line, () -> scenarios.of("status-ended").prove(line, site)));
        }
        tests.add(DynamicTest.dynamicTest("stops cleanly", end));
        return tests;
    }
}
