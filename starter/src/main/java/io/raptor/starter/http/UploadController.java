package io.raptor.starter.http;

import io.raptor.starter.text.Json;
import io.raptor.starter.upload.ReceivedFile;
import io.raptor.starter.upload.Uploads;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files over HTTP; the server writes them to disk while they come. */
@RestController
@RequestMapping(path = UploadController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class UploadController {

    static final String PATH = "/api/v1/document";

    private final Uploads uploads;

    UploadController(Uploads uploads) {
        this.uploads = uploads;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    String upload(@RequestParam String dataset, @RequestParam(required = false) @Nullable List<MultipartFile> files) {
        List<ReceivedFile> received = files == null
                ? List.of()
                : files.stream().map(ReceivedFile::new).toList();
        return Json.write(uploads.store(dataset, received));
    }
}
