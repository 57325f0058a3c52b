package io.raptor.activity.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.raptor.activity.document.text.DocumentText;
import io.raptor.activity.document.text.LeftOut;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in files beside their text: marks for terminals, data, room that was never written, labels that lie. */
class TextMarksTest {

    @TempDir
    Path folder;

    private DocumentText read(String name, byte[] content) throws Exception {
        return new DocumentReader(DocumentLimits.defaults()).read(Files.write(folder.resolve(name), content), false);
    }

    private String text(String name, String content) throws Exception {
        return read(name, content.getBytes(StandardCharsets.UTF_8)).text();
    }

    @Test
    void coloursAndStruckLettersOfTerminalsAreNoText() throws Exception {
        assertThat(text("a.log", "\u001B[32mINFO\u001B[0m a \u001B[1;31mship\u001B[m\n".repeat(40)))
                .startsWith("INFO a ship\nINFO");
        assertThat(text("a.txt", "N\bNA\bAM\bME\bE\n  _\bp_\bi_\be_\br is open\n"))
                .isEqualTo("NAME\n  pier is open\n");
        assertThat(text("b.txt", "\u001B]8;;http://x.example\u001B\\a link\u001B]8;;\u0007 here"))
                .isEqualTo("a link here");
    }

    @Test
    void theUnwrittenEndOfALogIsNone() throws Exception {
        assertThat(text("a.log", "The harbour is open.\n" + "\0".repeat(4000))).isEqualTo("The harbour is open.\n");
    }

    @Test
    void imagesOfMemoriesAndMapsOfSourcesAreData() throws Exception {
        String hex = ":10010000214601360121470136007EFE09D2190140\n".repeat(5);
        String map = "AAAA,CAAC,SAASA,IAAI,CAACC,EAAGC,GACjB;".repeat(20);
        DocumentText read = read("a.txt", ("Pump\n\n" + hex + "\nEnd").getBytes(StandardCharsets.UTF_8));
        assertThat(read.text()).isEqualTo("Pump\n\nEnd");
        assertThat(read.leftOut().stream().map(LeftOut::words)).containsExactly("1 run of encoded data");
        assertThat(text("a.json", "{\"mappings\":\"" + map + "\"}")).isEqualTo("{\"mappings\":\"\"}");
        String numbers = "10,20,30,".repeat(60);
        assertThat(text("b.json", numbers)).isEqualTo(numbers);
    }

    @Test
    void aPageSavedUnderTheNameOfAPdfIsNone() {
        assertThatThrownBy(() -> text("a.pdf", "<html><body><h1>404 Not Found</h1></body></html>"))
                .hasMessageContaining("is not what its name says");
    }

    @Test
    void xmlIsReadByItsCharactersWhateverItsLabel() throws Exception {
        String russian = "Порт открыт каждый день. Большие корабли приходят утром.";
        String body = "<a><p>" + russian + "</p></a>";
        assertThat(text("a.xml", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + body))
                .isEqualTo(russian);
        Charset windows = Charset.forName("windows-1251");
        assertThat(read("b.xml", ("<?xml version=\"1.0\"?>" + body).getBytes(windows))
                        .text())
                .isEqualTo(russian);
        assertThat(read("c.xml", ("<?xml version='1.0' encoding='windows-1251'?>" + body).getBytes(windows))
                        .text())
                .isEqualTo(russian);
    }

    @Test
    void whatAProgramFillsInIsNoTextOfAPage() throws Exception {
        String page = "<html><body>{% block a %}<p>Piers of {{ site.name }}</p><pre>{% if x %}{{ y }}{% endif %}</pre>"
                + "{% endblock %}<p>deep</p></body></html>";
        assertThat(text("a.html", page)).isEqualTo("Piers of\n\n{% if x %}{{ y }}{% endif %}\n\ndeep");
        assertThat(text("b.html", "<p>Write {{ name }} there.</p>")).isEqualTo("Write {{ name }} there.");
    }
}
