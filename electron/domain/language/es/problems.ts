/*
 * What can go wrong, in Spanish, worded for a curator: sentences, and the reasons that stand inside them. Runs everywhere.
 */
import { moment } from './words.ts';

/** Code -> the sentence that is shown. `{name}` parts are filled from the problem's values, all of which must be given. */
export const PROBLEMS = {
  'backup-failed': 'No se pudo hacer la copia de seguridad: {reason}. El trabajo continúa, y se guarda como siempre.',
  'backup-missing': 'Ya no hay en este catálogo ninguna copia de seguridad {name}.',
  'backup-unusable': 'La copia de seguridad {name} no se puede usar: {reason}. No se cambió nada; elija otra.',
  'bad-request': 'La ventana pidió algo que no está permitido.',
  cancelled: 'Detenido a petición suya. Lo terminado antes se conserva.',
  'catalogue-damaged': 'El archivo del catálogo está dañado: {reason}. Restáurelo desde una copia de seguridad.',
  'catalogue-foreign':
    'Este catálogo no está como Vasculum los deja: {reason}. Alguien o algún otro programa lo cambió, así que no se usó, y ahora no se cambió nada. Pregunte a quien se lo dio, o restaure una de sus copias de seguridad.',
  'catalogue-in-use': 'Este catálogo está abierto en otra ventana o programa ({holder}). Ciérrelo allí primero.',
  'catalogue-is-file':
    '{path} es un archivo. Un catálogo es una carpeta entera: abra la que contiene catalogue.sqlite.',
  'catalogue-missing': 'No hay ningún catálogo en {folder}. Créelo importando una carpeta de fotos.',
  'catalogue-read-only':
    'Ahora no se puede cambiar nada en este catálogo: {reason}. Se puede mirar, buscar y exportar.',
  'catalogue-newer':
    'Este catálogo lo escribió un Vasculum más reciente (versión {found}; este lee hasta la {known}). Actualice Vasculum para abrirlo; no se cambió nada.',
  'csv-unreadable': 'La tabla {file} no se puede leer: {reason}.',
  'disk-full':
    'El disco está lleno: no se pudo escribir {path}. Lo terminado antes se conserva; libere espacio y continúe.',
  'dropped-no-use':
    'Suelte la carpeta en la que están las fotos, no archivos sueltos. De los archivos, solo se puede soltar un modelo (.vasculum-model) o pesos iniciales (.pth, .safetensors, .h5).',
  'dropped-too-early':
    'Abra primero un catálogo y suelte luego el archivo en él: un modelo o unos pesos son de un catálogo.',
  'ensemble-in-file': 'El modelo {model} no se puede escribir como un solo archivo: {reason}.',
  'ended-unexpectedly': 'Vasculum se cerró de forma inesperada mientras {doing}. {next}',
  'drive-failed':
    'No se pudo leer o escribir {path}: {reason}. Lo terminado antes se conserva. Vuelva a conectar la unidad, o pruebe en otro lugar.',
  'emptied-by-split':
    'Se eligieron todas las fotos de {specimen}, así que no se separaría nada. Deje al menos una con él.',
  'evaluation-damaged':
    'La evaluación {evaluation} está dañada: lo que se guarda de ella no es como lo escribe Vasculum. No afecta a nada más; vuelva a medir el modelo.',
  'import-unknown': 'No hay ninguna importación {number} en este catálogo. «vasculum imports list» dice cuáles hay.',
  'import-under-way':
    'Hay una importación en curso. Espere a que acabe, o deténgala primero; después se pueden retirar importaciones.',
  'file-exists': '{path} ya existe. Elija otro nombre, o diga que se puede sustituir.',
  'file-missing': '{path} ya no está. ¿Está conectada su unidad?',
  'folder-empty':
    'No se encontraron fotos en {folder}. Las fotos son archivos JPEG, PNG, TIFF, WebP, AVIF, HEIC o RAW.',
  'folder-only-links':
    'En {folder} no hay fotos, solo {links} hacia fuera. Los enlaces solo se siguen si usted lo dice: marque «Seguir los enlaces», o use --follow-links en la línea de comandos.',
  'folder-in-catalogue':
    'La carpeta {folder} es la del catálogo o está en ella, donde no se leen fotos. Guarde las fotos y el catálogo en dos carpetas.',
  'folder-is-file': '{path} es un archivo. Indique la carpeta en la que está: se importa una carpeta entera.',
  'folder-missing': 'La carpeta {folder} no está. ¿Está conectada su unidad?',
  'folder-not-empty': 'La carpeta {folder} no está vacía. Elija una nueva o vacía; no se escribió nada.',
  'half-coordinates':
    'Latitud y longitud van juntas, y en {specimens} quedaría una sin la otra. Fije las dos, o vacíe las dos.',
  'job-running': 'Trabajo en curso: {title}. Espere a que acabe, o deténgalo primero.',
  'known-damaged':
    'No se pudo leer lo guardado sobre los catálogos abiertos aquí, y se empieza de nuevo; el archivo antiguo se conserva como {path}. Cada catálogo pregunta una vez más antes de que se lean sus fotos. Esto no toca ningún catálogo.',
  'learned-unknown':
    'El modelo {model} llegó en un archivo que no dice de qué fotos aprendió, así que no se pueden buscar fugas.',
  'loss-not-finite':
    'La pérdida pasó a ser {value} en el paso {step}, así que el entrenamiento se detuvo; se conserva el último punto de control bueno. Pruebe una tasa de aprendizaje menor, o un gradiente máximo de 1 (en Avanzado).',
  'model-removed':
    'Los archivos del modelo {model} se eliminaron el {date} para liberar espacio. Su nombre, cifras y respuestas se conservan; para usarlo otra vez, abra de nuevo su archivo de modelo, o entrene de nuevo.',
  'model-missing': 'No hay en este catálogo ningún modelo con el nombre {model}.',
  'model-unreadable': 'El archivo de modelo {file} no se puede leer: {reason}.',
  'name-unknown': 'El nombre {name} no está en este catálogo.',
  'name-not-there': '{name} no puede figurar así: {reason}.',
  'name-there':
    'Ya hay un taxón {name} (rango: {rank}). Si se trata de otro taxón, escriba su autor detrás del nombre.',
  'pins-full': 'Las nueve teclas ya tienen un nombre. Quite antes uno de su tecla.',
  'name-taken':
    'Ya hay un taxón {name} (rango: {rank}). Dé ese nombre a los ejemplares: elíjalos todos y después «Nombrar la selección».',
  'no-known-names':
    'Ninguna foto de aquí nombrada por una persona puede juzgar {model}: no conoce ninguno de estos nombres, o ha aprendido de todas estas fotos. Importe o nombre ejemplares de sus taxones y después mídalo.',
  'not-allowed': 'Esta cuenta no puede leer o escribir {path}.',
  'not-enough-disk':
    'Las instantáneas necesitan {needed}; hay {free} libres. Libere espacio y empiece de nuevo o continúe.',
  'not-enough-memory': 'No hay memoria suficiente para un lote de {batch}. Pruebe un lote de {smaller}.',
  'nothing-in-common': 'Ninguna foto se midió con {first} y con {second}, así que no se pueden comparar.',
  'nothing-to-evaluate': 'No se reservó ninguna foto en el entrenamiento de {model}, así que no hay con qué medirlo.',
  'nothing-to-export': 'Nada corresponde a lo elegido, así que no se escribió nada.',
  'nothing-to-learn':
    'Aún no hay de qué aprender (fotos con nombre: {count}; taxones: {taxa}). Hacen falta al menos dos taxones con {minimum} ejemplares cada uno. Revise algunas fotos, o importe nombres de los de las carpetas.',
  'nothing-left-to-learn':
    'No queda de qué aprender: taxones con {minimum} ejemplares cada uno hay {taxa}, y hacen falta dos. Se omite lo siguiente: {why}.',
  'nothing-to-predict': 'Todas las fotos tienen ya una respuesta de este modelo.',
  'nothing-to-redo': 'No hay nada que rehacer.',
  'nothing-to-put-right': 'No cambiaría nada: ya es así.',
  'nothing-to-set': 'No cambiaría nada: lo elegido tiene ya estos valores, u otros, que se quedan.',
  'nothing-to-undo': 'No hay nada que deshacer.',
  'number-lost': '{specimen} no tiene número; {numbered} tiene uno. Elija {numbered} como el que se queda.',
  'number-of-one':
    'Un número de catálogo es de un solo ejemplar, y se han elegido {specimens}. Elija uno, o deje el número como está.',
  'number-taken': '{number} es ya el número de otro ejemplar. Una los dos si son uno solo, o elija otro número.',
  'numbers-between': 'Ningún ejemplar tiene un número de {from} a {to}.',
  'orcid-of-another':
    'En este catálogo, {name} tiene el ORCID {orcid}. Las determinaciones distinguen a las personas solo por su nombre: si usted es otra persona del mismo nombre, escriba el suyo de otro modo, por ejemplo con otra inicial.',
  'photos-away':
    'Las fotos de {folder} no están accesibles: {reason}. No se omitió nada por ello; conecte la unidad y continúe.',
  'photos-unreadable':
    '{photos}, ninguna legible: los archivos faltan o están dañados. Importe de nuevo su carpeta: dice qué le pasa a cada una, y encuentra las fotos que se movieron.',
  'photo-changed': 'Esta foto ha cambiado desde que se importó. Importe de nuevo su carpeta, comparando el contenido.',
  'photo-ambiguous': 'Varias fotos se llaman {photo}. Indique más de su ruta, como carpeta/foto.jpg.',
  'photo-unreadable': 'Esta foto no se puede leer: su archivo falta o está dañado, o su unidad no está conectada.',
  'photos-unasked':
    'Las fotos de este catálogo no se habían leído aquí antes, y nadie lo ha autorizado aún. Están en {folders}. Autorícelo en la ventana («Carpetas de fotos» en el menú bajo el nombre del catálogo), o indique la carpeta en la línea de comandos con --read-photos-from.',
  'place-in-catalogue':
    '{path} está en la carpeta del catálogo {folder}, reservada para los archivos del propio catálogo. Elija un lugar fuera de ella; no se escribió nada.',
  'place-is-photo':
    '{path} es una foto, o tiene el nombre de una, y nunca se escribe encima de las fotos. Elija otro nombre; no se escribió nada.',
  'place-read-only': 'No se puede escribir {path}: está donde no se puede escribir nada.',
  'preferences-damaged':
    'No se pudieron leer sus ajustes, y se empieza de nuevo; el archivo antiguo se conserva como {path}. Esto no toca ningún catálogo.',
  'profile-unusable':
    'Sus ajustes no tienen sitio en {folder}, así que lo que ajuste ahora se olvida al cerrar Vasculum: {reason}.',
  'quick-needs-backbone':
    'El entrenamiento rápido deja la red como está y entrena solo su última capa, así que necesita una que ya haya aprendido. Elija un modelo o pesos de partida, o el entrenamiento completo.',
  'quick-too-large':
    'Los embeddings de {photos} necesitan {needed} de memoria; se puede disponer de {free}. Cierre otros programas, o elija el entrenamiento completo, que no necesita más con más fotos.',
  'run-not-resumable': 'El entrenamiento {run} no puede continuar: {reason}.',
  'self-test-failed': 'El modelo de {file} no responde aquí como donde se hizo: {reason}. No se añadió.',
  'set-gone': 'Este conjunto ya no está en el catálogo. No se cambió nada.',
  'set-name-taken': 'Ya hay un conjunto llamado {name}. Elija otro nombre, o sustitúyalo.',
  'set-newer':
    'El conjunto {name} lo guardó un Vasculum más reciente, y este no puede leerlo. Actualice Vasculum para usarlo.',
  'set-unknown': 'No hay en este catálogo ningún conjunto llamado {name}. Sus conjuntos: {sets}.',
  'specimen-unknown':
    'No hay en este catálogo ningún ejemplar con el número {wanted}, ni ninguna foto que se llame así.',
  'stopped-thread':
    'Una parte de Vasculum se detuvo de forma inesperada ({thread}). Lo guardado está a salvo; lo que estaba en curso se puede empezar de nuevo.',
  'too-many-at-once':
    '{specimens} son más de los que admite un solo cambio; el máximo es de {most}. Hágalo por partes.',
  'trainer-unavailable':
    'El entrenamiento y el reconocimiento no están disponibles: {reason}. Todo lo demás funciona. `npm run doctor` dice qué instalar.',
  'system-short': '{reason}. Cierre otros programas e inténtelo de nuevo; lo terminado antes se conserva.',
  'type-protected': 'Los ejemplares tipo se deciden uno a uno.',
  'type-not-joined':
    'Un ejemplar tipo se une con un solo ejemplar cada vez, y es el que se queda; dos tipos nunca se unen.',
  unexpected: 'Algo falló que Vasculum no esperaba: {reason}. Los detalles están en el registro.',
  'weights-missing': 'No hay en este catálogo pesos iniciales {name}. Añada su archivo de nuevo.',
  'weights-mismatch': 'Estos pesos no encajan en la red: {reason}.',
  'wrong-orcid':
    '{orcid} no es un ORCID: tiene cuatro grupos de cuatro dígitos, el último de los cuales puede ser X, y ese último dígito debe concordar con los demás.',
  'weights-unreadable': '{file} no se puede usar como pesos iniciales: {reason}.',
  'wrong-setting': '{setting}: {reason}.',
} as const;

/** Code -> the reason as it stands inside a sentence, mostly after a colon. */
export const REASONS = {
  'a-file': 'un archivo',
  'a-text': 'un texto',
  'another-program': 'otro programa',
  'any-name': 'que sea',
  'asked-for': 'pedido',
  'at-file': '{file}: {reason}',
  'backups-not-written': 'no se puede escribir nada en su carpeta backups',
  'became-shorter': 'se acortó mientras se leía',
  'both-models': '{first} y {second} por igual',
  'catalogue-file': 'el archivo del catálogo',
  'catalogue-file-gone': 'falta catalogue.sqlite en {folder}',
  'certainty-differs': 'una certeza difiere en {difference}, y al redondeo se debe {most} como máximo',
  'checkpoints-removed': 'sus puntos de control se eliminaron para liberar espacio',
  'contents-damaged': 'su lista de contenidos está dañada',
  'copy-not-sound': 'una copia suya no está íntegra',
  'cut-short': 'está cortado o dañado',
  damaged: 'está dañado',
  'damaged-so': 'tiene daños ({answer})',
  'depth-of-start':
    '{name} es una ResNet{depth}, así que un entrenamiento que parte de ahí tiene esa profundidad, no {wanted}',
  'drive-answers-with': 'su unidad responde con {code}',
  'drive-fails': 'su unidad no responde, o responde con errores',
  'decoding-breaks-down': 'todo lo que intenta decodificarlo se interrumpe',
  'drive-silent': 'la unidad no responde',
  'its-drive-silent': 'su unidad no responde',
  empty: 'no contiene nada',
  'fault-away': 'su unidad no está, o responde con errores ({code})',
  'fault-full': 'el disco está lleno',
  'fault-gone': 'no está',
  'fault-not-allowed': 'esta cuenta no puede leerlo o escribirlo',
  'fault-read-only': 'está donde no se puede escribir nada',
  'file-empty': 'el archivo está vacío',
  'folder-empty': 'la carpeta está vacía, como cuando una unidad no está conectada',
  'folder-gone': 'la carpeta ya no está',
  'folder-not-there': 'la carpeta no está',
  'has-twice': 'tiene dos veces {name}',
  'holds-foreign-part': 'contiene {part}, que no tiene ningún archivo de modelo',
  'holds-no-number': '{name} contiene algo que no es un número',
  'holds-too-many-files': 'contiene {files} archivos, más que ningún modelo',
  'holds-too-much': 'contiene más que ningún modelo',
  'holds-twice': 'contiene dos veces {part}',
  'incomplete-or-damaged': 'está incompleto o dañado',
  'is-a-link': '{path} es un enlace',
  'its-part-damaged': 'su {part} está dañado',
  'kind-device': 'un dispositivo',
  'kind-file': 'un archivo',
  'kind-folder': 'una carpeta',
  'kind-link': 'un enlace',
  'kind-other': 'otra cosa',
  'kind-pipe': 'una tubería',
  'kind-socket': 'un socket',
  'larger-than': 'ocupa más de {most}',
  link: 'es un enlace a otro lugar',
  'looked-through': 'que se haya examinado',
  'missing-or-damaged': 'falta o está dañado',
  'names-stand-as-yours': 'los nombres tomados de las carpetas figuran como determinaciones suyas',
  'network-weights-gone': 'los pesos de sus redes ya no están',
  'no-answer': 'sin respuesta',
  'none-so-far': 'ninguno por ahora',
  'no-reason-given': 'sin motivo indicado',
  'no-file': 'no es un archivo',
  'no-model-file': 'no es un archivo de modelo',
  'no-scientific-name': 'no se entiende como nombre científico',
  'rank-not-wider': '{parent} no es de rango superior (su rango: {rank})',
  'rank-of-name': 'está escrito como un nombre de otro rango ({rank})',
  'rank-not-narrower': 'por debajo está {name} (rango: {rank})',
  'stands-for-label': 'una etiqueta no es un nombre científico',
  'synonym-of-itself': 'pasaría a ser sinónimo de sí mismo',
  'several-taxa': 'varios taxones llevan este nombre; escriba el autor detrás',
  'no-part-of-photos': '{shard} de {shards} no es una parte de las fotos',
  'of-another-computer': 'es una carpeta de otro ordenador',
  'no-run-interrupted': 'no hay ningún entrenamiento interrumpido',
  'no-run-started': 'aquí nunca se empezó un entrenamiento',
  'no-text': 'no es texto',
  'not-a-file': 'es {kind}, no un archivo',
  'not-a-number': 'no numérica',
  'not-in-catalogue': 'no está en este catálogo',
  'log-does-not-fit':
    'no concuerda con el registro que lo acompaña (catalogue.sqlite-wal), o uno de los dos está dañado',
  'not-a-version': 'la versión que dice tener no existe',
  'not-sqlite': 'no es un archivo de SQLite',
  'not-what-was-copied': 'no es lo que se copió',
  'not-whole': 'no está completa por sí sola, o está dañada',
  number: 'número {id}',
  'other-preparation': 'aprendió de imágenes preparadas de otra manera',
  'other-version': 'lo escribió otra versión de Vasculum',
  'of-several-taxa': '{name}, que es el de varios taxones,',
  'part-damaged': '{part} está dañado dentro del archivo',
  'part-packed-unknown': '{part} está cifrado o empaquetado dentro del archivo de un modo desconocido',
  'part-too-long': '{part} es demasiado largo para ser verdadero',
  'part-too-tight': '{part} está demasiado comprimido para ser verdadero',
  'parts-do-not-fit': 'sus partes no concuerdan entre sí',
  'photo-list-damaged': 'su lista de fotos falta o está dañada',
  'run-finished': 'ya terminó',
  'settings-damaged': 'sus ajustes están dañados',
  'short-of-memory': 'al ordenador le falta memoria',
  'sqlite-of-another': 'es un archivo de SQLite de otro programa',
  'stands-with-every-determination': 'figura en cada determinación',
  'taxa-do-not-match': 'sus taxones no corresponden a su red',
  'taxa-not-the-catalogues': 'sus taxones no son los que el catálogo tiene de él',
  'replaced-by-others': 'otras cuentas pueden sustituir lo que hay en ella; indique en TMPDIR una carpeta propia',
  'temporary-folder': 'la carpeta temporal {folder}',
  'tensorflow-not-loaded': 'no se pudo cargar TensorFlow',
  'the-name': 'el nombre',
  'thread-catalogue': 'catálogo',
  'thread-photo-reader': 'lector de fotos',
  'too-large-for-weights': 'ocupa {size}; los pesos de ninguna ResNet son tan grandes',
  'too-little-room': 'al disco le queda muy poco espacio',
  'too-long': 'es demasiado largo para ser verdadero',
  'too-long-to-keep': 'es demasiado largo para guardarlo',
  'too-many-files': 'el ordenador tiene demasiados archivos abiertos a la vez',
  'too-many-networks': 'son {networks} redes, y un archivo admite {most} como máximo',
  'unknown-format': 'su formato no es ninguno que SQLite conozca',
  'two-in-one-place': 'dos tablas o índices ocupan un mismo lugar',
  'verdict-unknown': 'una determinación dice {verdict}, que Vasculum nunca escribe',
  'weights-copy-missing': 'su copia en este catálogo falta o está dañada. Añada el archivo de nuevo',
  'weights-do-not-fit': 'sus pesos no encajan en su red',
  'weights-not-numbers': 'sus pesos no son todos números',
  'your-name': 'su nombre',
  'file-name-rule': 'Regla de nombres de archivo',
  'learning-rate': 'Tasa de aprendizaje',
  'the-folder': 'la carpeta',
} as const;

/** Why a catalogue can only be looked at; ends of sentences that begin with what cannot be done. */
export const ONLY_TO_LOOK = {
  asked: 'se abrió solo para mirarlo',
  'read-only': 'está donde no se puede escribir nada',
  'not-allowed': 'esta cuenta no puede escribir en su carpeta',
  full: 'el disco está lleno; libere espacio y ábralo de nuevo',
  beside: (utc: string) =>
    `lo tiene abierto otro programa, y lo que usted ve es su estado a fecha de ${moment(utc)}. Ábralo de nuevo para ver lo que ha cambiado desde entonces`,
} as const;

/** What is wrong with a photo's file, and what to do. */
export const PHOTO_TROUBLES = {
  empty: 'El archivo está vacío. Cópielo de nuevo desde la cámara o desde una copia de seguridad.',
  truncated:
    'El archivo se corta antes de que la imagen esté completa. Cópielo de nuevo desde la cámara o desde una copia de seguridad.',
  'not-a-photo':
    'El archivo no es una foto, diga lo que diga su nombre. Póngale su extensión correcta, o sáquelo de la carpeta.',
  'too-large': 'La imagen tiene {detail} píxeles; se pueden leer 268 millones como máximo. Guarde una copia menor.',
  'not-allowed': 'Esta cuenta no puede leer el archivo. Pida a su propietario permiso para leerlo.',
  vanished:
    'El archivo estaba y ya no está. ¿Sigue conectada su unidad? Importe de nuevo la carpeta cuando haya vuelto.',
  unreadable:
    'El archivo no se puede leer ({detail}). Ábralo en otro programa y guárdelo de nuevo, o cópielo otra vez.',
  /** A pipe, a device, a folder or a link that was put in a file's place. */
  'no-file': 'Con este nombre hay {detail}, no un archivo. Sáquelo de la carpeta, o ponga la foto en su lugar.',
  memory:
    'No había memoria suficiente para abrir la imagen. Cierre otros programas y después importe de nuevo la carpeta.',
  /** Its drive does not answer, or answers with errors. */
  away: 'No se pudo acceder al archivo: {detail}. Importe de nuevo la carpeta cuando su unidad haya vuelto.',
} as const;
