import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.security.*;
import java.security.cert.Certificate;
import java.util.*;

/**
 * Java as a reader of PKCS#12, all files in one virtual machine: starting one takes longer than reading with it. Each
 * line of the input is a file and a password in UTF-8, with a tab between them. For each it prints a line: `opened`,
 * the name of the key and the SHA-256 of its certificate, or `refused` and why.
 */
class OpenPkcs12 {
  public static void main(String[] args) throws Exception {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line; (line = lines.readLine()) != null; ) {
      var tab = line.indexOf('\t');
      out.println(open(line.substring(0, tab), line.substring(tab + 1).toCharArray()));
    }
  }

  private static String open(String file, char[] password) {
    try (var stream = Files.newInputStream(Path.of(file))) {
      var store = KeyStore.getInstance("PKCS12");
      store.load(stream, password);
      var keys = new ArrayList<String>();
      for (var name : Collections.list(store.aliases())) if (store.isKeyEntry(name)) keys.add(name);
      if (keys.size() != 1) return "refused\t" + keys.size() + " keys";
      var key = (PrivateKey) store.getKey(keys.get(0), password);
      var certificate = store.getCertificate(keys.get(0));
      if (!isPair(key, certificate)) return "refused\tthe key is another one than the certificate's";
      var digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      var fingerprint = new StringJoiner(":");
      for (var octet : digest) fingerprint.add(String.format("%02X", octet));
      return "opened\t" + keys.get(0) + "\t" + fingerprint;
    } catch (Exception error) {
      return "refused\t" + error.getMessage();
    }
  }

  private static boolean isPair(PrivateKey key, Certificate certificate) throws Exception {
    var signature = Signature.getInstance(key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA");
    signature.initSign(key);
    signature.update((byte) 1);
    var signed = signature.sign();
    signature.initVerify(certificate);
    signature.update((byte) 1);
    return signature.verify(signed);
  }
}
