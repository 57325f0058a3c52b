package io.raptor.starter.cli.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.Yaml;

/** The form in which a command prints what it found. */
public enum OutputForm {
    TABLE,
    JSON,
    YAML;

    private static final String JSON_OPTION = "--json";
    private static final Pattern SHORT = Pattern.compile("-o=?(json|yaml)", Pattern.CASE_INSENSITIVE);
    private static final Pattern LONG = Pattern.compile("--output=(json|yaml)", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD = Pattern.compile("(json|yaml)", Pattern.CASE_INSENSITIVE);

    /**
     * A command line with the option that commands know in the place of {@code -o json} and {@code -o yaml}.
     *
     * @param form that was asked for
     */
    public record Choice(OutputForm form, List<String> arguments) {

        public Choice {
            arguments = List.copyOf(arguments);
        }
    }

    /** What a command line asks for. */
    public static Choice of(String... arguments) {
        OutputForm form = TABLE;
        List<String> known = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            String one = arguments[i];
            boolean apart = (one.equals("-o") || one.equals("--output")) && i + 1 < arguments.length;
            Matcher named = apart
                    ? WORD.matcher(arguments[i + 1])
                    : (one.startsWith("--") ? LONG.matcher(one) : SHORT.matcher(one));
            if (named.matches()) {
                form = valueOf(named.group(1).toUpperCase(Locale.ROOT));
                known.add(JSON_OPTION);
                i += apart ? 1 : 0;
            } else {
                known.add(one);
            }
        }
        return new Choice(form, known);
    }

    /** Where a command prints its lines of JSON; as YAML they are a document each. */
    public Writer on(Writer out) {
        return this == YAML ? new YamlWriter(out) : out;
    }

    private static final class YamlWriter extends FilterWriter {

        private static final ObjectMapper MAPPER = new ObjectMapper();

        private final StringBuilder line = new StringBuilder();
        private final Yaml yaml;
        private boolean first = true;

        YamlWriter(Writer out) {
            super(out);
            DumperOptions options = new DumperOptions();
            options.setDefaultFlowStyle(FlowStyle.BLOCK);
            options.setSplitLines(false);
            options.setAllowUnicode(true);
            this.yaml = new Yaml(options);
        }

        @Override
        public void write(int c) throws IOException {
            if (c == '\n') {
                end();
            } else {
                line.append((char) c);
            }
        }

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            for (int i = from; i < from + length; i++) {
                write(text[i]);
            }
        }

        @Override
        public void write(String text, int from, int length) throws IOException {
            write(text.toCharArray(), from, length);
        }

        private void end() throws IOException {
            String text = line.toString();
            line.setLength(0);
            try {
                String document = yaml.dump(MAPPER.readValue(text, Object.class));
                out.write(first ? document : "---\n" + document);
                first = false;
            } catch (JsonProcessingException notJson) {
                out.write(text + "\n");
            }
        }
    }
}
