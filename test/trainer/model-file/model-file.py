# Runs the self-test of an unpacked model file in plain TensorFlow: no line of Vasculum's is needed for it.
import json
import sys
import tensorflow as tf

folder = sys.argv[1]
test = json.load(open(f"{folder}/self-test/self-test.json"))
pictures = tf.stack([tf.io.decode_png(tf.io.read_file(f"{folder}/self-test/{one['picture']}")) for one in test["pictures"]])
signatures = tf.saved_model.load(f"{folder}/graph").signatures
given = signatures["predict"](pictures=pictures)
wanted = [one["probabilities"] for one in test["pictures"]]
embeddings = signatures["embed"](pictures=pictures)["embeddings"]
print(json.dumps({
    "difference": float(abs(given["probabilities"].numpy() - wanted).max()),
    "embeddings": embeddings.shape.as_list(),
    "same": bool((embeddings.numpy() == given["embeddings"].numpy()).all()),
}))
