package io.raptor.starter.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class VisibleTest {

    private static final String HOSTILE = "a\u001b[2Jb\u0007\u009b31m\u007f\u202etxt.exe";
    private static final String SHOWN = "a\\u001B[2Jb\\u0007\\u009B31m\\u007F\\u202Etxt.exe";
    private static final String PLAIN = "M\u00f6we \ud83d\udc26\u200d\ud83d\udfe9 \u05d0\u200f\tone\r\ntwo\n";

    private static String printed(String text) {
        StringWriter out = new StringWriter();
        PrintWriter printer = new PrintWriter(Visible.writer(out));
        printer.print(text);
        printer.write(text.toCharArray());
        printer.write('\u001b');
        return out.toString();
    }

    @Test
    void whatActsOnATerminalIsShown() {
        assertThat(Visible.text(HOSTILE)).isEqualTo(SHOWN);
        assertThat(Visible.line(HOSTILE)).isEqualTo(SHOWN);
        assertThat(printed(HOSTILE)).isEqualTo(SHOWN + SHOWN + "\\u001B");
    }

    @Test
    void linesTabsAndOtherLettersStayInATextAndAWriter() {
        assertThat(Visible.text(PLAIN)).isSameAs(PLAIN);
        assertThat(printed(PLAIN)).startsWith(PLAIN + PLAIN);
    }

    @Test
    void aLineStaysOne() {
        assertThat(Visible.line("one\r\ntwo\tthree")).isEqualTo("one\\r\\ntwo\\tthree");
    }

    @Test
    void jsonMeansTheSame() throws JsonProcessingException {
        ObjectMapper mapper = new ObjectMapper();
        String json = mapper.writeValueAsString(HOSTILE + PLAIN);
        assertThat(mapper.readValue(Visible.text(json), String.class)).isEqualTo(HOSTILE + PLAIN);
    }
}
