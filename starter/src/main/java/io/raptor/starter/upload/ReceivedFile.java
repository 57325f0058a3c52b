package io.raptor.starter.upload;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** A file of an upload, as it lies on disk. */
public record ReceivedFile(MultipartFile file) implements Uploads.Incoming {

    /** Those of a field; a form whose reader chose none sends one without a name. */
    public static List<ReceivedFile> chosen(@Nullable List<MultipartFile> files) {
        return files == null
                ? List.of()
                : files.stream()
                        .filter(file -> !(file.isEmpty()
                                && String.valueOf(file.getOriginalFilename()).isEmpty()))
                        .map(ReceivedFile::new)
                        .toList();
    }

    @Override
    public @Nullable String name() {
        return file.getOriginalFilename();
    }

    @Override
    public long bytes() {
        return file.getSize();
    }

    /** By its new name, not by copying: it lies on the same disk. */
    @Override
    public void moveTo(Path place) throws IOException {
        file.transferTo(place.toFile());
    }
}
