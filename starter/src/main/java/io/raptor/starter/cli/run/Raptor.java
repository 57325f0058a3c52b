package io.raptor.starter.cli.run;

import io.raptor.starter.cli.terminal.ColorChoice;
import io.raptor.starter.cli.terminal.ExitCode;
import io.raptor.starter.cli.terminal.OutputForm;
import io.raptor.starter.cli.terminal.ProgressLine;
import io.raptor.starter.cli.terminal.Screen;
import io.raptor.starter.config.Home;
import io.raptor.starter.config.RaptorProperties;
import io.raptor.starter.config.SettingOrigin;
import io.raptor.starter.config.Settings;
import io.raptor.starter.config.SettingsFile;
import io.raptor.starter.logging.ConsoleLog;
import io.raptor.starter.logging.LoggedLines;
import io.raptor.starter.logging.PrivateLogFile;
import io.raptor.starter.logging.StructuredLog;
import io.raptor.starter.task.StatusText;
import io.raptor.starter.text.Json;
import io.raptor.starter.text.Visible;
import io.raptor.workflow.model.TaskStatus;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command that holds all others, and what they all take. */
@Command(
        name = "raptor",
        description = "Builds trees of summaries over documents, durably, and searches them.",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT)
public final class Raptor implements Callable<Integer> {

    @Option(names = "--home", scope = ScopeType.INHERIT, description = "data directory (.raptor)")
    private @Nullable String home;

    @Option(names = "--temporal", scope = ScopeType.INHERIT, description = "embedded, local or host:port")
    private @Nullable String temporal;

    @Option(
            names = "--color",
            scope = ScopeType.INHERIT,
            paramLabel = "WHEN",
            description = "auto, always or never (auto: on a terminal, unless NO_COLOR is set)")
    private ColorChoice color = ColorChoice.AUTO;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "print results and errors alone, no progress and no notes")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "print what goes to the log on standard error, too")
    private boolean verbose;

    /** For help: json and yaml are taken from the command line before it is read, see {@link OutputForm#of}. */
    @SuppressWarnings("unused")
    @Option(
            names = {"-o", "--output"},
            scope = ScopeType.INHERIT,
            paramLabel = "FORM",
            description = "table, json or yaml, where a command has --json (table)")
    private OutputForm output = OutputForm.TABLE;

    private @Nullable ProgressLine progress;

    private @Nullable Map<String, String> file;

    private boolean logged;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }

    /** The settings, and a home that exists. */
    public RaptorProperties settings() {
        return settings(Map.of());
    }

    /** @param own options of the command at hand, by the keys of the settings that they stand for */
    public RaptorProperties settings(Map<String, String> own) {
        Map<String, String> options = options();
        options.putAll(own);
        home();
        Map<String, String> file = file();
        RaptorProperties properties = Settings.read(file, System.getenv(), system(), options);
        Home.prepare(properties.homeFolder());
        if (verbose) {
            ConsoleLog.begin();
        }
        if (SettingsFile.exposesSecrets(SettingsFile.PLACE, file)) {
            err().println("Other users of this machine can read the secrets in raptor.toml: chmod 600 raptor.toml");
        }
        return properties;
    }

    /**
     * The settings of a process that stays. Where its log is JSON, so is from now on all that it says: what collects its
     * lines takes each of them for JSON.
     */
    public RaptorProperties lastingSettings(Map<String, String> own) {
        if (StructuredLog.wanted()) {
            Home.prepareLog(home());
            StructuredLog.begin();
            logged = true;
            spec.commandLine().setErr(new PrintWriter(new LoggedLines(), true));
        }
        return settings(own);
    }

    /** The settings for a command that only reads: a home that is not there is not made. */
    public RaptorProperties look() {
        if (Files.exists(home())) {
            return settings();
        }
        PrivateLogFile.none();
        RaptorProperties properties = Settings.read(file(), System.getenv(), system(), options());
        return properties.storeSettings().shared() || properties.temporal().elsewhere() ? settings() : properties;
    }

    /** Every setting, and where it came from. */
    public List<SettingOrigin> origins() {
        return Settings.origins(file(), System.getenv(), system(), options());
    }

    private static Map<Object, Object> system() {
        Map<Object, Object> system = new LinkedHashMap<>(System.getProperties());
        system.remove("raptor.log.file");
        return system;
    }

    private synchronized Map<String, String> file() {
        if (file == null) {
            file = SettingsFile.read(SettingsFile.PLACE);
        }
        return file;
    }

    private Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        if (home != null) {
            options.put("raptor.home", home);
        }
        if (temporal != null) {
            options.put("raptor.temporal.target", temporal);
        }
        return options;
    }

    /** The home, which need not exist; logs go there from now on. */
    public Path home() {
        String named = home == null ? unnamedHome() : home;
        Home.logBelow(named);
        return Path.of(named);
    }

    private String unnamedHome() {
        String property = System.getProperty("raptor.home");
        return property == null ? environmentHome() : property;
    }

    private String environmentHome() {
        String named = System.getenv().getOrDefault("RAPTOR_HOME", "");
        return named.isBlank() ? file().getOrDefault("raptor.home", ".raptor") : named;
    }

    /** Where a task stands, in a line. */
    public int print(TaskStatus status, boolean json) {
        say(json ? Json.write(status) + "\n" : StatusText.named(status));
        return ExitCode.DONE;
    }

    /** Says that the home holds none of these, and how to begin. */
    public void sayEmpty(String what) {
        err().println("There are no " + what + " in " + home().toAbsolutePath().normalize()
                + ". Begin with ./raptor index PATH, or name another home with --home.");
    }

    /** Lines with their ends, which are the same wherever we run. */
    public void say(String lines) {
        out().print(lines);
        out().flush();
    }

    /** For what was asked for. */
    public PrintWriter out() {
        return visible(spec.commandLine().getOut());
    }

    /** For what is asked for by people: it knows the terminal's width and colours. */
    public Screen screen() {
        return Screen.on(spec.commandLine().getOut(), color);
    }

    /** For what is said beside it, unless nothing shall be. */
    public PrintWriter err() {
        return quiet
                ? new PrintWriter(Writer.nullWriter())
                : visible(spec.commandLine().getErr());
    }

    /** What went wrong, for the quiet, too; where all is logged, it is an error of the log. */
    public void fail(String message) {
        if (logged) {
            LoggerFactory.getLogger(Raptor.class).error("{}", message);
        } else {
            spec.commandLine().getErr().println(Visible.text(message));
        }
    }

    /** For questions, which are asked of the quiet, too. */
    public PrintWriter questions() {
        return visible(spec.commandLine().getErr());
    }

    /** For what is drawn anew in its place; one for all that this command follows. */
    public synchronized ProgressLine progress() {
        if (progress == null) {
            progress = ProgressLine.on(
                    quiet
                            ? new PrintWriter(Writer.nullWriter())
                            : spec.commandLine().getErr());
        }
        return progress;
    }

    private static PrintWriter visible(PrintWriter terminal) {
        return new PrintWriter(Visible.writer(terminal), true);
    }
}
