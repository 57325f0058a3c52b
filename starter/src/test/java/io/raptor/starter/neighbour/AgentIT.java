package io.raptor.starter.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.starter.config.Role;
import io.raptor.starter.testing.Product;
import io.raptor.starter.testing.RunningRaptor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The official client of the Model Context Protocol in Python asks the handbook: over HTTP, beside a server, and alone. */
@Timeout(600)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AgentIT {

    private static final Path SCRIPT = Path.of("src/test/python/agent.py");
    private static final Path HANDBOOK =
            Path.of("../examples/handbook").toAbsolutePath().normalize();
    private static final String TOKEN = "a-token-of-this-test-alone";
    private static final String DONE = "the agent answered 10 of 10 questions from their sources";

    @TempDir
    private static Path folder;

    private static RunningRaptor raptor;

    @BeforeAll
    static void index() {
        Python.require();
        raptor = RunningRaptor.start(
                folder, Role.SERVER, Map.of("raptor.server.token", TOKEN, "raptor.sources.roots", HANDBOOK.toString()));
        raptor.index("handbook", HANDBOOK);
    }

    @AfterAll
    static void stop() {
        if (raptor != null) {
            raptor.close();
        }
    }

    @Test
    @Order(1)
    void overHttp() throws Exception {
        assertThat(Python.run(SCRIPT, List.of("http", raptor.address(), TOKEN), Map.of()))
                .contains(DONE);
    }

    @Test
    @Order(2)
    void aloneOnceTheServerIsGone() throws Exception {
        raptor.close();
        assertThat(Python.run(SCRIPT, stdio(), Map.of())).contains(DONE);
    }

    private static List<String> stdio() {
        List<String> command = new ArrayList<>(List.of("stdio"));
        command.addAll(Product.command(List.of("mcp", "--home", folder.toString())));
        return command;
    }
}
