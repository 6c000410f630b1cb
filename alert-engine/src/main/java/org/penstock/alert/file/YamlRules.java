package org.penstock.alert.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.config.AlertConfig;
import org.penstock.alert.domain.book.FileMark;
import org.penstock.alert.domain.draft.RuleDraft;
import org.penstock.alert.domain.port.RuleSource;

/** The rules file. */
@ApplicationScoped
class YamlRules implements RuleSource {

  private final ObjectMapper mapper = SheetJson.yaml();

  private final Path file;

  @Inject
  YamlRules(AlertConfig config) {
    this(config.rulesFile());
  }

  YamlRules(Path file) {
    this.file = file;
  }

  private record Sheet(@Nullable String plantId, @Nullable List<RuleDraft> rules) {}

  @Override
  public Text now() {
    try {
      byte[] bytes = Files.readAllBytes(file);
      // A text of another encoding is a fault, and not to be guessed at.
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new Written(FileMark.ofText(bytes), () -> read(text));
    } catch (NoSuchFileException e) {
      return new Written("", () -> unreadable("there is no such file"));
    } catch (IOException e) {
      return new Written("", () -> unreadable(e.toString()));
    }
  }

  private record Written(String mark, Supplier<Content> content) implements Text {

    @Override
    public Content read() {
      return content.get();
    }
  }

  private Content read(String text) {
    try {
      @Nullable Sheet sheet = mapper.readValue(text, Sheet.class);
      if (sheet == null || sheet.plantId() == null || sheet.rules() == null) {
        return unreadable("plant_id and rules are needed");
      }
      return new Content.Drafts(file.getFileName().toString(), sheet.plantId(), sheet.rules());
    } catch (JsonProcessingException e) {
      return unreadable(SheetJson.where(e) + e.getOriginalMessage());
    }
  }

  private Content unreadable(String reason) {
    return new Content.Unreadable("rules file " + file + ": " + reason);
  }
}
