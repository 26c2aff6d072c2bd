/*
 * Words that stand on folders and labels and are no names, in the languages of collections. Pure; runs everywhere.
 *
 * Whether a folder is a name is decided by what its words look like (`latin.ts`). These lists hold what looks like Latin
 * and is not ("camera", "museum", "mariposa"), and what may stand behind a name without being a part of it ("female").
 */

import { EMPTY, UNKNOWN } from './says-nothing.ts';

const words = (text: string) => text.split(/\s+/).filter((word) => word !== '');

/** Behind a name they are remarks on the photo: sex, stage, view, part, quality, chores. */
const REMARKS = words(`
  male males female females worker workers soldier queen king hermaphrodite larva larvae larval pupa pupae pupal imago
  imagines nymph nymphs nymphe nymphen egg eggs ovum ova adult adults adulte adultes juvenile juveniles juv subadult
  immature mature teneral exuvia exuviae cocoon gall galls mine mines caterpillar caterpillars tadpole chick chicks
  seedling seedlings flower flowers flowering fruit fruits fruiting leaf leaves seed seeds bark root roots stem stems bud
  buds wing wings head heads leg legs antenna antennae abdomen thorax elytra genitalia genital aedeagus spermatheca penis
  vulva palp palps mandible mandibles shell shells skull skulls skin skins nest nests habitat habitats habitus track
  tracks spore spores dorsal ventral lateral frontal caudal apical basal left right top bottom side front back above below
  inside outside close closeup detail details macro micro microscope overview whole part parts section stacked stack
  pinned mounted dried dry wet fresh dead alive live living frozen spirit alcohol ethanol slide slides dna barcode voucher
  label labels scan scans photo photos picture pictures image images img video videos raw jpg jpeg png tif tiff
  old new newer older recent copy copies duplicate duplicates double doubles backup edit edited original originals final
  bad good best better worst poor blurry blurred sharp dark small large big size sized color colour white black
  red green yellow blue brown pale bright ok todo done check checked recheck unchecked verified unverified confirmed
  unconfirmed unsure sure uncertain certain dubious doubtful questionable probable probably possible possibly perhaps
  maybe likely identified determined sorted selected rejected sample
  samples specimen specimens individual individuals type types syntype syntypes holotype paratype paratypes lectotype
  neotype allotype topotype locality localities loan exchange loc trap traps batch set series lot box drawer tray no nr
  male-female group-photo cones needles pollen berries acorns nuts pods spines thorns petals sepals stamens twigs temp tmp test tests misc other others various mixed miscellaneous rest missing wrong
  männchen weibchen larve larven raupe raupen puppe puppen ei eier jung jungtier alt neu kopie kopien doppelt unscharf
  gut schlecht sicher unsicher fraglich bestimmt geprüft ungeprüft oben unten seite vorne hinten kopf flügel
  genital präparat blüte blüten blatt blätter frucht früchte samen rinde foto fotos bild bilder aufnahme aufnahmen tot
  lebend mâle mâles femelle femelles larves chenille chenilles chrysalide oeuf oeufs vivant mort copie copies douteux
  nouveau ancien vieux bon mauvais flou fleur fleurs feuille feuilles graine écorce tête aile ailes
  macho machos hembra hembras oruga orugas huevo huevos adulto adultos ninfa ninfas copia copias nuevo viejo bueno malo
  borroso dudoso flor flores hoja hojas fruto frutos semilla corteza cabeza ala alas maschio maschi femmina
  femmine bruco uovo uova giovane nuovo vecchio fiore fiori foglia foglie dubbio incerto fêmea fêmeas ovo ovos jovem
  novo velho cópia incerto duvidoso flor folha folhas mannetje vrouwtje rups ei oud nieuw kopie onzeker samec samice
  hane hona hun larver vuxen hona samica jajo unsicher vajaa mating flying feeding resting`);

/** Where photos come from and what is done with them. */
const CHORES = words(`
  photograph photography scanner export exports import imports upload uploads download downloads document documents desktop
  camera cameras canon nikon olympus sony pentax panasonic fuji leica iphone samsung huawei dcim gopro drone roll data
  dataset database archive archives folder folders directory file files albums gallery galleries library
  libraries material materials museum museums herbarium herbaria collection collections collectio box boxes drawers trays
  cabinet cabinets shelf room unit trash training train validation valid negative background blanks
  animal animals person people human vehicle untitled error errors problem problems quality selection review ready
  please needs trip field day night morning evening year month week summer winter spring autumn season january february
  march april may june july august september october november december monday tuesday wednesday thursday friday saturday
  sunday first second third last next many several few every each another some species genus family order class subspecies
  variety form forma taxon taxa taxonomy name names named note notes project projects work working study studies thesis
  report paper papers table tables figure figures map maps plot plots list lists index readme info information general
  common special private public personal shared home house garden park forest wood woods river lake sea beach mountain
  mountains island islands valley field fields meadow meadows road street city town village area areas region site sites
  place places north south east west northern southern eastern western station camp lab laboratory school university
  institute office friends holiday vacation travel expedition excursion survey monitoring inventory checklist extra
  extras more less menu demo video stereo radio audio studio auto moto euro metro zero alpha delta omega ultra mega
  status bonus virus campus focus census genius plus thus versus menus visa agenda formula opera pizza drama
  era quota panda koala banana pasta sofa cinema villa arena plaza america africa asia europa
  analysis basis thesis crisis this his its tennis oasis emphasis aquarium terrarium vivarium
  insectarium arboretum forum premium platinum aluminium stadium sum trans scans plans fans loans beans means
  oceans veterans aliens children kitchens gardens evens seven eleven taxi ski wifi mini maxi bikini safari alibi
  locus acta systema sedis incertae nomina lava i hi we me be he she the tree trees bird birds fish fishes insect insects beetle beetles bug bugs butterfly butterflies
  moth moths fly flies bee bees wasp wasps ant ants spider spiders mite mites tick ticks louse lice flea fleas aphid
  aphids weevil weevils hopper hoppers grasshopper dragonfly dragonflies damselfly lacewing mosquito mosquitoes midge
  midges cockroach termite termites plant plants grass grasses fern ferns moss mosses lichen lichens mushroom
  mushrooms algae alga bacteria fungus mammal mammals mouse mice bat bats reptile reptiles snake snakes lizard lizards
  turtle turtles frog frogs toad toads amphibian amphibians snail snails slug slugs worm worms crab crabs mollusc molluscs
  crustacean crustaceans coral corals sponge sponges fossil fossils mineral minerals rock rocks bone bones feather
  feathers tooth teeth amphibia reptilia mammalia insecta animalia fauna flora regnum water ground tiger`);

/** German and Dutch, French. */
const WESTERN = words(`
  nicht noch zu zum zur kein keine ohne alle alles andere anderes diverse verschiedene sonstige
  neue neues neuer alte altes bei von vom für im am der die das den dem des ein eine einer ordner kiste
  kasten kästen schublade schrank sammlung bestimmung fund funde fundort ausflug reise urlaub garten wald wiese wasser
  sommer winter herbst frühling nacht tag käfer falter tagfalter nachtfalter schmetterling schmetterlinge biene bienen
  wespe wespen fliege fliegen mücke mücken spinne spinnen ameise ameisen wanze wanzen zikade zikaden libelle libellen
  heuschrecke heuschrecken vogel vögel fisch fische pflanze pflanzen pilz pilze moos moose flechte flechten farn farne
  tier tiere säugetiere schnecke schnecken muschel muscheln art arten gattung gattungen familie wien berlin münchen kamera
  video museum prater sortieren nochmals meine mein niet nog te bepalen alle andere overige nieuwe oude
  doos dozen lade laden verzameling kever kevers vlinder vlinders vogels planten paddenstoel soort soorten map mappen
  à au aux de des du le la les un une pas non sans avec pour autre autres divers diverses trier déterminer identifier
  nouvelle nouveaux nouvelles anciens anciennes dossier dossiers boîte boîtes
  tiroir tiroirs herbier collection espèce espèces genre famille photographie papillon papillons coléoptère coléoptères
  abeille abeilles mouche mouches araignée araignées fourmi fourmis oiseau oiseaux poisson poissons plante plantes
  champignon champignons insecte insectes animal animaux arbre arbres jardin forêt rivière mer montagne tous tout toutes
  dans sous sur chez depuis dessus dessous paris gens bois marais gris vus nus plus ici midi aussi cuisine vie nature
  chose choses vacances voyage sortie sorties terrain mois jour nuit hiver été printemps automne images image brouillon`);

/** Spanish, Portuguese, Italian, Catalan, Romanian: where -a, -i and -us are the endings of everyday words too. */
const ROMANCE = words(`
  por para sin con del las los una uno unas unos al el su mi mis que como más muy otro otra otros otras todo toda todos
  todas varios varias nueva nuevas nuevos vieja viejas viejos buena buenas mala malas identificar determinar revisar
  clasificar carpeta carpetas cajas cajón cajones colección imagen imágenes imagenes fotografía fotografias archivo
  archivos especie especies género genero familia nombre mariposa mariposas polilla polillas abeja abejas avispa avispas
  mosca moscas araña arañas arana aranas hormiga hormigas escarabajo escarabajos coleópteros insecto insectos chinche libélula
  libelula ave aves pájaro pez peces planta plantas árbol arbol arboles hongo hongos seta setas musgo helecho hierba hierbas
  animales mamífero sapo serpiente lagarto tortuga caracol cangrejo muestra muestras ficha fichas lista listas
  casa campo monte bosque río rio lago laguna playa sierra isla islas costa valle cerro puerto punta santa santo san villa
  ciudad pueblo finca parque jardín selva montaña agua tierra salida salidas viaje día dia noche mañana semana mes año
  invierno verano otoño primavera roja rojas rojo rojos negra negras negro negros blanca blancas blanco blancos azul amarilla
  amarillas amarillo verde verdes grande grandes pequeña pequeño alta altas baja bajas mejor peor buscar ver foto fotos
  cosa cosas vida obra historia ciencia escuela tesis tesina prueba pruebas trabajo trabajos proyecto proyectos medias
  gracias persona personas gente amiga hija hijo mujer mama nada cada esta este estas estos esa ese era ella ellos
  nova novas novos velha velhas velhos bons outra outras outros todas tudo pasta pastas imagens arquivo arquivos
  espécie espécies espécime família borboleta borboletas mariposas abelha abelhas aranha aranhas formiga
  formigas besouro besouros inseto insetos pássaro peixe peixes árvore árvores cogumelo animais praia serra ilha ilhas
  vila cidade mata floresta cachoeira saída viagem semana prova trabalho projeto projetos vermelha preta branca azuis
  amarela verdes pequena minha meu coisa coisas pessoa pessoas ainda agora sobre sem com não nao já
  da dal dalla dai dei del della delle dello degli di in per senza nuova nuove nuovi vecchia vecchie vecchi altra altre
  altri altro tutti tutte tutto varie vari vario cartella cartelle scatola scatole cassetto immagine immagini fotografia
  specie genere famiglia nome identificare determinare classificare farfalla farfalle falena falene ape api mosca mosche
  zanzara ragno ragni formiche coleottero coleotteri insetto insetti uccello uccelli pesce pesci pianta piante
  albero alberi fungo funghi muschio animale animali rane lumaca chiocciola campione campioni collezione erba erbe
  isola isole lago monte monti bosco fiume mare spiaggia porta porto terra villa città paese orto giardino uscita gita
  viaggio notte giorno mese anno estate inverno autunno rossa rosse rosso neri nera nere bianca bianche bianco gialla
  grandi piccola piccole piccoli prova prove lavoro lavori progetto vita cosa cose gente persona persone sono molto poi
  prima dopo oggi ieri così qui lui lei noi voi chi mia miei tua tuoi sua suoi nostra nostri italia roma milano napoli
  nou noua noi vechi veche dosar plante specii gandaci fluturi fluture papallona ocell planta plantes espècie`);

/** Slavic, Scandinavian, Baltic and other languages in Latin letters. */
const OTHERS = words(`
  nowy nowa nowe stary stara stare inne inny inna zdjęcia zdjęcie zdjecia rośliny rosliny roślina zwierzęta
  owady owad motyle motyl chrząszcze mucha muchy pszczoła pająki ptaki ryby grzyby grzyb drzewa kolekcja próba próbka praca
  nová nové nový stará staré jiné ostatní fotky fotka neurceno rostliny rostlina zvířata hmyz brouci motýli
  motýl moucha včela pavouk ptáci houby houba stromy sbírka složka slozka práca nova novo nove stara stare staro druga druge
  drugi ostalo razno mapa mape slika slike fotografija fotografije vrsta vrste biljka biljke leptir leptiri kukci
  insekti životinje ptice gljive šuma more obala zbirka uzorak bilder ny nya gammal gamla andra övrigt växter
  växt djur insekter skalbaggar fjärilar fjäril fåglar fiskar svampar mossor blommor samling mapp nye gamle
  andre planter dyr biller sommerfugle fugle fisk svampe sopp kansio uusi uudet vanha vanhat muut kuva kuvat
  kasvit kasvi eläimet hyönteiset perhoset perhonen linnut sienet sieni laji lajit kuvia puu metsä ranta új régi
  egyéb képek kép növények állatok rovarok bogarak lepkék madarak gombák faj fajok mappa yeni eski diğer resim
  resimler bitki bitkiler böcek kelebek kuş mantar klasör baru lain gambar data tanaman serangga kupu burung
  ikan jamur jenis tidak belum folder uus vana muu pildid jauns jauna vecs senas nauja kiti nuotraukos`);

/** The commonest words of those languages whose endings are Latin's. */
const COMMON = words(`
  is us previous religious serious gonna via always days ways says guys days um ja bis zwei drei dabei warum haus polizei thema
  darum frei raus mai preis vorbei partei juni juli heraus hinaus firma kreis ergebnis zeugnis praxis hans mais
  vous nous ai si sa moi suis va ma fois jamais moins toi quoi oui ainsi sera trois puis sais merci vais vrai pense sens ceci
  vois parti pris forme parfois amis avis roi anglais samedi lundi mardi mercredi jeudi vendredi français frais fini dedans
  processus pays ya ha hasta ahora ni nunca contra cuenta estaba nuestra primera segunda tercera cuarta manera fuera hacia
  sistema casi misma misma problema alguna ninguna falta tema cerca programa haya ayuda empresa hola zona cara pueda cultura
  palabra vuelta respuesta comida experiencia llama pena tenga causa fecha iglesia provincia nota medida arriba diferencia
  plata puerta busca espera boca llegada entrada fiesta izquierda derecha presencia ropa noticia violencia carta cama visita
  mesa naturaleza sala revista temporada marca materia escena estructura compra altura figura alla alle agli ci
  nella nei sulla sui cui questa questi quella quelli quelle tra anni sia ogni ora quindi sta volta stata stati via storia
  giorni fuori quasi stessa stessi nulla molti molte molta circa donna uomini guerra scuola forza settimana settimane strada
  ragazzi ragazza belle belli diversi diverse bambini qualsiasi propria testa unica parola figli casi domanda acqua
  paesi pochi sera musica lingua davanti punti scelta tanti tante ultimi ultima ultime condizioni giovani parti risultati
  libri mani studi diritti mamma migliori presenza nessuna piedi provincia pagina macchina maniera natura festa carta diretta
  destra sinistra mattina stava tali lettera posti siti gruppi progetti documenti dettagli campi numeri nomi colori colore
  aperta nazionali regioni regione italiani italiana italiano notturna notturne notturni diurna diurne diurni uma mas foi
  ela pela seus suas depois essa isso dois duas nunca nossa nosso pra seja tinha estava hora num conta mesma escola alguma
  algumas precisa dela empresa feira ajuda desta desse dessa algum muita muitas muito quais homens maneira fala rua demais
  nenhuma certa linha linhas acima nesta aquela cultura palavra resposta comida mostra meia reais locais sociais finais
  gerais especiais caixa caixas mesa loja roupa esquerda direita estrada carta guarda aula altura batalha vista trata bahia
  za dla ta raz dni kilka taki jaki czyli lata miasta pani moja nasza twoja dobra mapa grupa osoba strona woda szkoda
  rodzina rodziny droga matka inni nauki uwagi muzea muzeum jedna kobieta zmiana lista listopada stycznia grudnia marca
  kwietnia czerwca lipca sierpnia si byla mezi asi ti jestli dva proti lidi jedna oblasti konci ulici voda kniha holka
  rada strana doma cesta republika doprava ska vi ni bara alla vara bra hela svenska samma olika ganska flera lika stora
  lilla sista vissa sina dina mina dessa hemma massa resa skola sida dela lokala norra södra östra västra ja oli mutta
  tai olla kaikki koska aina aika eri yli pois suomi vuotta muita omia uusia kaksi kolme yksi suuri pieni vasta oma kiva
  muutama joulukuu ja za sa koji koja bi ali ili ima ga pa godina godine treba jedna stvari vremena mesta knjiga velika
  veliki mala mali grada grad voda zemlja ulica iz ki ha ami aki ma valami mai amerikai nagy kis utca haza iskola ini itu
  dan di dari bisa ada pada kita juga anda saya apa jadi harus lagi semua sama dua tiga hari kota nama cara satu pertama
  kedua ketiga warna bunga jawa bali lokasi kebun hutan sungai ca si cu sa ce mai mult mare mari mici alta alti toate munca
  casa cartea ziua luni vara iarna zona lumea rosii mici ve ile ama daha sonra iki yeni tarihi ana orta milli sahil köy orman
  els les aquesta totes tota meva bona bones primera segona tercera vegada banda capsa carpeta`);

/** Places that look like an epithet or a genus; countries come from the system (`isPlace`). */
const PLACES = words(`
  vienna roma milano napoli genova siena pisa padova verona venezia torino bologna firenze parma catania barcelona sevilla
  granada valencia malaga murcia coruña lisboa coimbra lisbon geneva genève lausanne zurich basel warszawa praga sofia atena
  athena havana manila lima bogota caracas managua panama quito nairobi kampala accra dakar tunis cairo alexandria doha
  delhi mumbai calcutta osaka kyoto jakarta hanoi canberra alaska arizona california dakota 
  georgia indiana iowa louisiana minnesota nebraska nevada oklahoma pennsylvania virginia atlanta philadelphia
  texas kansas arkansas illinois columbia alberta manitoba ottawa ontario toronto montreal bavaria saxonia bohemia moravia
  silesia slovakia croatia dalmatia istria styria carinthia tyrolia tirol galicia catalonia catalunya andalusia andalucia
  asturias cantabria extremadura toscana liguria umbria calabria sardinia sardegna corsica sicilia creta kreta rhodos
  cyprus madeira tenerife fuerteventura lanzarote ibiza mallorca menorca borneo java sumatra hispaniola patagonia amazonia
  siberia crimea anatolia arabia persia scotland wales england ireland bretagne normandie alpes pyrenees vosges jura pampa
  alps papua garcia ababa lumpur etna hamburg bremen london oxford cambridge kew york boston washington berlin paris madrid salzburg linz graz innsbruck bern
  afrika amerika asien europe asie afrique amerique oceania oceanía australasia `);

/** Countries whose names are those of plants and animals too. */
const NAMES_TOO = new Set(['anguilla', 'dominica', 'niger']);

const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'cs', 'sv', 'la'] as const;

let countries: ReadonlySet<string> | null = null;

/** Countries in eleven languages, as the system knows them; two letters make each code. */
function namesOfCountries(): ReadonlySet<string> {
  const found = new Set<string>();
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const language of LANGUAGES) {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const first of letters)
      for (const second of letters) {
        const name = names.of(first + second);
        if (name !== undefined) found.add(name.toLowerCase());
      }
  }
  for (const name of NAMES_TOO) found.delete(name);
  return found;
}

const REMARK_SET: ReadonlySet<string> = new Set([...REMARKS, ...UNKNOWN]);
/** After a name they say that the photo shows something else, or more than one thing. */
const OTHERWISE: ReadonlySet<string> = new Set(
  words(`and or nor with without from not non und oder mit ohne von nicht kein keine ou avec sans pas y o con sin e ed od
  senza of met zonder niet i lub z oraz nebo ili eller och med ej utan vs versus on in at by near under over inside auf an
  bei sur dans chez sobre en em com sem su eating feeding host prey mimic like looks against plus`),
);

const EVERYDAY_SET: ReadonlySet<string> = new Set([
  ...REMARK_SET,
  ...EMPTY,
  ...CHORES,
  ...WESTERN,
  ...ROMANCE,
  ...OTHERS,
  ...COMMON,
  ...PLACES,
]);

/** A remark on the photo, which may follow a name. */
export function isRemark(word: string): boolean {
  return REMARK_SET.has(word.toLowerCase());
}

export function isOtherwise(word: string): boolean {
  return OTHERWISE.has(word.toLowerCase());
}

export function isEverydayWord(word: string): boolean {
  const plain = word.toLowerCase();
  if (EVERYDAY_SET.has(plain) || OTHERWISE.has(plain)) return true;
  countries ??= namesOfCountries();
  return countries.has(plain);
}
