package io.raptor.workflow.internal;

import io.temporal.common.converter.DataConverter;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The workflows as an older build had them, from its jar; all else, Temporal's SDK above all, is the present one. */
final class OldBuild extends URLClassLoader {

    private static final String OURS = "io.raptor.workflow.";

    private OldBuild(URL jar) {
        super(new URL[] {jar}, OldBuild.class.getClassLoader());
    }

    /** Numbers of the builds that are kept, the oldest first. */
    static List<Integer> kept() throws IOException, URISyntaxException {
        URL folder = Objects.requireNonNull(OldBuild.class.getResource("/builds"));
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .map(name -> Integer.valueOf(name.replace(".jar", "")))
                    .sorted()
                    .toList();
        }
    }

    static OldBuild numbered(int number) {
        return new OldBuild(Objects.requireNonNull(OldBuild.class.getResource("/builds/" + number + ".jar")));
    }

    Class<?>[] workflows() throws ReflectiveOperationException {
        return new Class<?>[] {implementation("RaptorWorkflowImpl"), implementation("DocumentWorkflowImpl")};
    }

    /** The first build had all that is behind its workflows in one package. */
    private Class<?> implementation(String name) throws ClassNotFoundException {
        String since = OURS + "internal.raptor." + name;
        boolean found = findResource(since.replace('.', '/') + ".class") != null;
        return loadClass(found ? since : OURS + "internal." + name);
    }

    /** Its own JSON. */
    DataConverter dataConverter() throws ReflectiveOperationException {
        return (DataConverter)
                loadClass(OURS + "Payloads").getMethod("dataConverter").invoke(null);
    }

    /** Ours come from the jar alone: a class that it lacks must not be made up for by the present one. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }
}
