package io.raptor.starter.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.raptor.starter.cli.terminal.TerminalText;
import io.raptor.workflow.Payloads;
import io.raptor.workflow.request.RequestFault;
import io.raptor.workflow.request.RequestReader;
import io.raptor.workflow.request.SettingGroup;
import java.util.stream.Stream;

/** The settings that {@code --set} takes, with their defaults and what they may be, from the records that hold them. */
public final class SettingsHelp {

    private static final int KEY = 26;
    private static final int USUAL = 10;
    private static final int WIDTH = 80;

    private static final String MUST = " must ";
    private static final String OUT_OF_BOUNDS = "-1";
    private static final ObjectMapper JSON = Payloads.mapper();
    private static final RequestReader READER = new RequestReader(JSON);

    private SettingsHelp() {}

    /** Lines for the end of a command's help. */
    public static String text() {
        StringBuilder text =
                new StringBuilder("\nSettings for --set, with defaults and allowed values (see docs/user-guide.md):\n");
        lines().forEach(line -> text.append(line).append('\n'));
        return text.append("""

                        Models, store and folders are set in the environment or in raptor.toml:
                        ./raptor doctor --settings lists them.
                        """).toString();
    }

    private static Stream<String> lines() {
        return SettingGroup.ALL.stream().flatMap(group -> {
            JsonNode usual = JSON.valueToTree(group.defaults());
            return group.settings().stream()
                    .map(setting -> "  " + padded(name(group, setting), KEY) + " "
                            + padded(usual(usual.path(setting)), USUAL)
                            + " "
                            + fitted(allowed(group, setting)));
        });
    }

    /** Help is read at 80 columns; what goes on below stands below what it goes on with. */
    private static String fitted(String allowed) {
        int before = 2 + KEY + 1 + USUAL + 1;
        return String.join("\n" + " ".repeat(before), TerminalText.wrapped(allowed, WIDTH - before));
    }

    /** A list that is empty, or what there is none of, is none. */
    private static String usual(JsonNode value) {
        return value.isNull() || value.asText().isEmpty() ? "none" : value.asText();
    }

    /** Two groups may have a setting of one name. */
    private static String name(SettingGroup group, String setting) {
        boolean alone = SettingGroup.of(setting).filter(group::equals).isPresent();
        return alone ? setting : group.name() + "." + setting;
    }

    /** What a setting is, and its bounds: what its own check says of a value that is out of all bounds. */
    private static String allowed(SettingGroup group, String setting) {
        String kind = group.kind(setting);
        ObjectNode request = JSON.createObjectNode();
        request.withObject("/" + group.name()).set(setting, group.typed(setting, OUT_OF_BOUNDS));
        String name = group.name() + "." + setting + MUST;
        return READER.read(request).faults().stream()
                .map(RequestFault::text)
                .filter(text -> text.startsWith(name) && !text.equals(name + "be " + kind))
                .map(text ->
                        text.substring(name.length()).replaceFirst("^be ", "").replace(", not " + OUT_OF_BOUNDS, ""))
                .findFirst()
                .map(bounds -> kind + (bounds.startsWith("hold") ? " that must " : " ") + bounds)
                .orElse(kind);
    }

    private static String padded(String text, int length) {
        return text + " ".repeat(Math.max(0, length - text.length()));
    }
}
